import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Context,
  type ContextManager,
  context,
  ROOT_CONTEXT,
  trace,
} from "@opentelemetry/api";
import {
  AggregationTemporality,
  type HistogramMetricData,
  InMemoryMetricExporter,
  MeterProvider,
  type MetricData,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { onTestFinished } from "vitest";

/** Providers that keep what they are told in memory, until the test is over. */
export function startTelemetry() {
  const spanExporter = new InMemorySpanExporter();
  const tracerProvider = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(spanExporter)],
  });
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const meterProvider = new MeterProvider({
    readers: [
      new PeriodicExportingMetricReader({
        exporter: metricExporter,
        exportIntervalMillis: 3_600_000,
      }),
    ],
  });
  onTestFinished(async () => {
    await tracerProvider.shutdown();
    await meterProvider.shutdown();
  });
  return {
    tracerProvider,
    meterProvider,
    /** The spans that ended, in the order in which they did. */
    spans: (): ReadableSpan[] => spanExporter.getFinishedSpans(),
    /** The points of a metric, as they are now. */
    points: async (name: string) => (await read(name))?.dataPoints ?? [],
    metric: (name: string) => read(name),
  };

  async function read(name: string): Promise<MetricData | undefined> {
    metricExporter.reset();
    await meterProvider.forceFlush();
    const scopes = metricExporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics);
    return scopes.flatMap(({ metrics }) => metrics).find((data) => data.descriptor.name === name);
  }
}

/** The boundaries between a histogram's buckets. */
export function boundariesOf(metric: MetricData | undefined): number[] {
  const [point] = (metric as HistogramMetricData | undefined)?.dataPoints ?? [];
  return point?.value.buckets.boundaries ?? [];
}

/** Runs with a span that is active for all that is called inside, as an application's own code has it. */
export async function insideSpan<Result>(
  provider: BasicTracerProvider,
  name: string,
  run: () => Promise<Result>,
): Promise<Result> {
  const span = provider.getTracer("application").startSpan(name);
  try {
    return await context.with(trace.setSpan(ROOT_CONTEXT, span), run);
  } finally {
    span.end();
  }
}

/** Has the active span follow asynchronous calls, as an application's SDK does. */
export function followCalls(): void {
  const storage = new AsyncLocalStorage<Context>();
  const manager: ContextManager = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (active, fn, thisArg, ...args) => storage.run(active, () => fn.call(thisArg, ...args)),
    bind: (_, target) => target,
    enable: () => manager,
    disable: () => manager,
  };
  context.setGlobalContextManager(manager);
  onTestFinished(() => context.disable());
}
