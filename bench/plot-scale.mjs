// Draws scale.svg from what scale.ts measured: dots for the points, beside the lines through them.
// (No TypeScript: echarts' own types do not compile under this project's settings.)
import { readFileSync, writeFileSync } from "node:fs";
import { init } from "echarts";

const file = (name) => new URL(name, import.meta.url);
const { scale } = JSON.parse(readFileSync(file("results.json"), "utf8"));
const items = scale.points.map((point) => point.items);
const panels = [
  { name: "seconds", color: "#1f6feb" },
  { name: "requests", color: "#c2410c" },
];
// Both axes are logarithmic, so that each step of the way shows; a line through nought stays one.
const along = Array.from(
  { length: 41 },
  (_, step) => items[0] * (items.at(-1) / items[0]) ** (step / 40),
);

const chart = init(null, null, { renderer: "svg", ssr: true, width: 960, height: 480 });
chart.setOption({
  animation: false,
  backgroundColor: "#ffffff",
  title: {
    text: "codat.push from 1,000 to 100,000 items",
    subtext: "dots: measured; lines: the straight line through them (both axes logarithmic)",
    left: "center",
  },
  grid: panels.map((_, panel) => ({ top: 100, bottom: 60, left: 80 + 480 * panel, width: 360 })),
  xAxis: panels.map((_, gridIndex) => ({
    ...{ gridIndex, type: "log", name: "items", nameLocation: "middle", nameGap: 30 },
    axisLabel: { formatter: (value) => value.toLocaleString("en") },
  })),
  yAxis: panels.map(({ name }, gridIndex) => ({ gridIndex, type: "log", name })),
  series: panels.flatMap(({ name, color }, panel) => {
    const { start, slope } = scale[name];
    const ofBoth = { name, xAxisIndex: panel, yAxisIndex: panel, itemStyle: { color } };
    return [
      {
        ...ofBoth,
        type: "line",
        showSymbol: false,
        lineStyle: { color, width: 1.5 },
        data: along.map((count) => [count, start + slope * count]),
      },
      {
        ...ofBoth,
        type: "scatter",
        symbolSize: 9,
        label: {
          show: true,
          position: "left",
          formatter: ({ value }) => value[1].toLocaleString("en"),
        },
        data: scale.points.map((point) => [point.items, point[name]]),
      },
    ];
  }),
});
writeFileSync(file("scale.svg"), `${chart.renderToSVGString()}\n`);
chart.dispose();
