import { type Rule, refuse } from "../judge.js";
import { quote } from "../read.js";

/** The kind of transaction can be written, or changed where it was written before. */
export const kindIsSupported: Rule<unknown> = (_, judgement) => {
  const { platform, kind, update } = judgement;
  const support = platform.kinds[kind];
  if (update && !support.update) {
    const advice = support.create ? ": change it in the software" : `, and no ${kind}s at all`;
    refuse(judgement, "update-not-supported", [], `takes no updates of ${kind}s${advice}`);
  }
  if (!update && !support.create) {
    const taken = Object.entries(platform.kinds).flatMap(([name, { create }]) =>
      create ? [`${name}s`] : [],
    );
    refuse(judgement, "kind-not-supported", [], `takes no ${kind}s: it takes ${taken.join(", ")}`);
  }
};

/** The types that the older dataset endpoint took; each has become a kind of its own. */
const retiredType = /^(Transfer|Adjustment)(In|Out)$/;

/** The type of expense is one of today's, and the platform takes it. */
export const typeIsSupported: Rule<{ readonly type: unknown }> = (expense, judgement) => {
  const { platform, type } = judgement;
  if (type && platform.expenseTypes[type] !== "not-supported") return;
  const given = expense.type;
  if (typeof given !== "string") return;
  const retired = retiredType.exec(given)?.[1]?.toLowerCase();
  if (retired) {
    const rest = `no longer takes ${given} as a type of expense: send it through the ${retired} endpoint`;
    refuse(judgement, "type-retired", ["type"], rest);
  } else {
    const taken = Object.entries(platform.expenseTypes).flatMap(([name, support]) =>
      support === "not-supported" ? [] : [name],
    );
    const rest = `takes no expense of type ${quote(given)}: it takes ${taken.join(", ")}`;
    refuse(judgement, "type-not-supported", ["type"], rest);
  }
};

/** Only a payment can be changed once it was written, on every platform. */
export const typeCanBeUpdated: Rule<unknown> = (_, judgement) => {
  const { platform, type } = judgement;
  if (!type || type === "Payment" || !platform.kinds.expense.update) return;
  const rest = `takes updates of a Payment only, not of a ${type}: change it in the software`;
  refuse(judgement, "update-not-supported", ["type"], rest);
};
