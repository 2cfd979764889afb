/**
 * Turns what a client does into OpenTelemetry spans and metrics. Needs `@opentelemetry/api`.
 *
 * @module
 */
export { type InstrumentOptions, instrument } from "./instrument.js";
