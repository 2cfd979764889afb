// Draws scale.svg from what scale.ts measured: dots for the points, beside the lines through them.
// (No TypeScript: echarts' own types do not compile under this project's settings.)
import { readFileSync, writeFileSync } from "node:fs";
import { init } from "echarts";

const file = (name) => new URL(name, import.meta.url);
const { scale } = JSON.parse(readFileSync(file("results.json"), "utf8"));
const most = Math.max(...scale.points.map(({ items }) => items));
const colours = { seconds: "#1f6feb", requests: "#c2410c" };

const chart = init(null, null, { renderer: "svg", ssr: true, width: 900, height: 520 });
chart.setOption({
  animation: false,
  backgroundColor: "#ffffff",
  title: {
    text: "codat.push: time and requests by number of items",
    subtext: "dots: measured; lines: the straight line through them",
    left: "center",
  },
  legend: { data: Object.keys(colours), bottom: 0 },
  grid: { top: 90, bottom: 90, left: 80, right: 80 },
  xAxis: {
    type: "value",
    name: "items",
    nameLocation: "middle",
    nameGap: 30,
    max: most,
    axisLabel: { formatter: (items) => items.toLocaleString("en") },
  },
  yAxis: [
    { type: "value", name: "seconds", min: 0 },
    { type: "value", name: "requests", min: 0, splitLine: { show: false } },
  ],
  series: Object.entries(colours).flatMap(([name, color], yAxisIndex) => {
    const { start, slope } = scale[name];
    const ofAll = { name, yAxisIndex, itemStyle: { color } };
    return [
      {
        ...ofAll,
        type: "line",
        showSymbol: false,
        lineStyle: { color, width: 1.5 },
        data: [0, most].map((items) => [items, start + slope * items]),
      },
      {
        ...ofAll,
        type: "scatter",
        symbolSize: 9,
        data: scale.points.map((point) => [point.items, point[name]]),
      },
    ];
  }),
});
writeFileSync(file("scale.svg"), `${chart.renderToSVGString()}\n`);
chart.dispose();
