import { isExpenseType, type Rule, refuse } from "../judge.js";
import { quote, read } from "../read.js";

/** The types that the older dataset endpoint took; each has become a kind of its own. */
const retiredType = /^(Transfer|Adjustment)(In|Out)$/;

/** The type of expense is one of today's, and the platform takes it. */
export const typeIsSupported: Rule<{ readonly type: unknown }> = (expense, judgement) => {
  const { platform, takenType } = judgement;
  if (takenType) return;
  const given = expense.type;
  if (typeof given !== "string") return;
  const retired = retiredType.exec(given)?.[1]?.toLowerCase();
  if (retired) {
    const rest = `no longer accepts ${given} as a type of expense: send it through the ${retired} endpoint`;
    refuse(judgement, "type-retired", ["type"], rest);
  } else {
    const taken = Object.entries(platform.expenseTypes).flatMap(([name, support]) =>
      support === "not-supported" ? [] : [name],
    );
    const rest = `does not accept expenses of type ${quote(given)}: it accepts ${taken.join(", ")}`;
    refuse(judgement, "type-not-supported", ["type"], rest);
  }
};

/**
 * Only what was booked as a payment can be changed, on every platform. Where it is known what was
 * booked, that counts, and not the type that the update says.
 */
export const typeCanBeUpdated: Rule<unknown> = (_, judgement) => {
  const written = read(read(judgement.context, "written"), "type");
  const booked = isExpenseType(written) ? written : judgement.type;
  if (!booked || booked === "Payment") return;
  const rest = `accepts updates of a Payment only, not of a ${booked}: change it in the software`;
  refuse(judgement, "update-not-supported", ["type"], rest);
};
