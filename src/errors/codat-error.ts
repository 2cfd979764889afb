/**
 * What every error of this library is: `catch (error) { if (error instanceof CodatError) … }`.
 * The classes under it say what went wrong and carry what is needed to act on it; none of them ever
 * carries the API key.
 */
export class CodatError extends Error {
  override readonly name: string = "CodatError";

  /** What `JSON.stringify` writes: the message too, which an error's own properties leave out. */
  toJSON(): Record<string, unknown> {
    return { ...Object.fromEntries(Object.entries(this)), message: this.message };
  }
}

/** The client was given an option that it cannot work with; the message names it. */
export class ConfigurationError extends CodatError {
  override readonly name: string = "ConfigurationError";
}
