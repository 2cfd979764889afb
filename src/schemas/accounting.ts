import * as z from "zod/mini";
import { itemCount } from "./check.js";
import { dataTypes } from "./data-types.js";
import { amount, currency, currencyRate, moment } from "./values.js";

const text = z.optional(z.string());
const nullableText = z.optional(z.nullable(z.string()));
const nullableAmount = z.optional(z.nullable(amount));
const flag = z.optional(z.boolean());
const optionalCurrency = z.optional(currency);
const metadata = z.optional(z.object({ isDeleted: z.optional(z.nullable(z.boolean())) }));
const supplementalData = z.optional(
  z.object({
    content: z.optional(z.nullable(z.record(z.string(), z.record(z.string(), z.unknown())))),
  }),
);
const modifiedDates = { modifiedDate: z.optional(moment), sourceModifiedDate: z.optional(moment) };

const address = z.object({
  type: z.enum(["Unknown", "Billing", "Delivery"]),
  line1: nullableText,
  line2: nullableText,
  city: nullableText,
  region: nullableText,
  country: nullableText,
  postalCode: nullableText,
});
const addresses = z.optional(z.nullable(z.array(address)));
const contactStatus = z.enum(["Unknown", "Active", "Archived"]);
const accountStatus = z.optional(z.enum(["Unknown", "Active", "Archived", "Pending"]));

const phone = z.object({
  number: nullableText,
  type: z.enum(["Primary", "Landline", "Mobile", "Fax", "Unknown"]),
});

const contact = z.object({
  name: nullableText,
  email: nullableText,
  phone: z.optional(z.nullable(z.array(phone))),
  address: z.optional(address),
  status: contactStatus,
  modifiedDate: z.optional(moment),
});

const partyFields = {
  id: text,
  contactName: nullableText,
  emailAddress: nullableText,
  phone: nullableText,
  addresses,
  registrationNumber: nullableText,
  taxNumber: nullableText,
  status: contactStatus,
  metadata,
  supplementalData,
  ...modifiedDates,
};

/** What `customers.create` and `customers.update` send. */
export const customerBody = z.object({
  ...partyFields,
  customerName: nullableText,
  defaultCurrency: optionalCurrency,
  contacts: z.optional(z.nullable(z.array(contact))),
});

/** What `suppliers.create` and `suppliers.update` send. */
export const supplierBody = z.object({
  ...partyFields,
  supplierName: nullableText,
  defaultCurrency: z.optional(z.nullable(currency)),
});

const datatypeLink = z.object({
  property: nullableText,
  links: z.optional(z.nullable(z.array(z.string()))),
});

/** What `accounts.create` sends. */
export const accountBody = z.object({
  nominalCode: nullableText,
  name: nullableText,
  description: nullableText,
  fullyQualifiedCategory: nullableText,
  fullyQualifiedName: nullableText,
  currency: optionalCurrency,
  currentBalance: nullableAmount,
  type: z.optional(z.enum(["Unknown", "Asset", "Expense", "Income", "Liability", "Equity"])),
  status: accountStatus,
  isBankAccount: flag,
  validDatatypeLinks: z.optional(z.nullable(z.array(datatypeLink))),
  supplementalData,
});

/** What `bankAccounts.create` sends. */
export const bankAccountBody = z.object({
  id: text,
  accountName: nullableText,
  accountType: z.optional(z.enum(["Unknown", "Credit", "Debit"])),
  nominalCode: nullableText,
  sortCode: nullableText,
  accountNumber: nullableText,
  iBan: nullableText,
  currency: optionalCurrency,
  balance: nullableAmount,
  institution: nullableText,
  availableBalance: nullableAmount,
  overdraftLimit: nullableAmount,
  status: accountStatus,
  metadata,
  supplementalData,
  ...modifiedDates,
});

const bankTransaction = z.object({
  id: z.string(),
  date: moment,
  description: nullableText,
  counterparty: nullableText,
  reference: nullableText,
  reconciled: z.optional(z.nullable(z.boolean())),
  amount,
  balance: z.optional(amount),
  transactionType: z.optional(
    z.nullable(
      z.enum([
        "Unknown",
        "Credit",
        "Debit",
        "Int",
        "Div",
        "Fee",
        "SerChg",
        "Dep",
        "Atm",
        "Pos",
        "Xfer",
        "Check",
        "Payment",
        "Cash",
        "DirectDep",
        "DirectDebit",
        "RepeatPmt",
        "Other",
      ]),
    ),
  ),
});

/** What `bankAccounts.createTransactions` sends. */
export const bankTransactionsBody = z.object({
  accountId: z.string(),
  transactions: z.array(bankTransaction).check(itemCount(0, 1_000)),
});

const namedRef = z.object({ id: text, name: nullableText });
const requiredNamedRef = z.object({ id: z.string(), name: nullableText });

const directCostLine = z.object({
  description: nullableText,
  unitAmount: amount,
  quantity: z.number(),
  discountAmount: nullableAmount,
  subTotal: nullableAmount,
  taxAmount: nullableAmount,
  totalAmount: nullableAmount,
  discountPercentage: nullableAmount,
  accountRef: z.optional(namedRef),
  taxRateRef: z.optional(
    z.object({ id: text, name: nullableText, effectiveTaxRate: nullableAmount }),
  ),
  itemRef: z.optional(requiredNamedRef),
  trackingCategoryRefs: z.optional(z.nullable(z.array(requiredNamedRef))),
});

const paymentAllocation = z.object({
  payment: z.object({
    id: text,
    note: nullableText,
    reference: nullableText,
    accountRef: z.optional(namedRef),
    currency: optionalCurrency,
    currencyRate,
    paidOnDate: z.optional(moment),
    totalAmount: z.optional(amount),
  }),
  allocation: z.object({
    currency: optionalCurrency,
    currencyRate,
    allocatedOnDate: z.optional(moment),
    totalAmount: z.optional(amount),
  }),
});

/** What `directCosts.create` sends. */
export const directCostBody = z.object({
  reference: nullableText,
  note: nullableText,
  contactRef: z.optional(z.object({ id: z.string(), dataType: z.optional(z.enum(dataTypes)) })),
  issueDate: moment,
  currency,
  currencyRate,
  lineItems: z.array(directCostLine),
  paymentAllocations: z.array(paymentAllocation),
  subTotal: amount,
  taxAmount: amount,
  totalAmount: amount,
  supplementalData,
});
