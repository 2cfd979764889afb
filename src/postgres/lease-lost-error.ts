import { CodatError } from "../errors/base.js";

/**
 * The worker no longer holds the company, so it stops without sending anything more. Another worker
 * continues from the journal: nothing is lost, and nothing has to be done.
 */
export class LeaseLostError extends CodatError {
  override readonly name = "LeaseLostError";
  readonly companyId: string;
  /** The fencing token of the lease that was lost. */
  readonly fence: number;
  /**
   * - `expired`: it could not be renewed in time (the process was frozen, or the database unreachable)
   * - `taken-over`: the database says that another worker has it
   */
  readonly reason: "expired" | "taken-over";

  constructor(
    { companyId, fence }: { readonly companyId: string; readonly fence: number },
    reason: "expired" | "taken-over",
  ) {
    const why =
      reason === "expired"
        ? "it could not be renewed in time: the process was frozen, or the database unreachable"
        : "another worker took it over";
    super(`The lease of company ${companyId} (fence ${fence}) was lost: ${why}`);
    this.companyId = companyId;
    this.fence = fence;
    this.reason = reason;
  }
}
