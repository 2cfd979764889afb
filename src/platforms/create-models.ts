import type { CreateField, CreateFields, Platform, PlatformSlug } from "./platform.js";

const required = (maxLength: number | null = null): CreateField => ({ required: true, maxLength });
const optional = (maxLength: number | null = null): CreateField => ({ required: false, maxLength });
const bySettings: CreateField = { required: "by-settings", maxLength: null };

const nameAndCategory: CreateFields = { name: required(), fullyQualifiedCategory: required() };
const nothing: Platform["creates"] = { account: null, bankAccount: null };

/**
 * What each platform needs to create an account or a bank account (Expenses API docs, "Create account"
 * and "Create bank account", by integration). Fields that are not named here can be given as well.
 */
export const createModels: Readonly<Record<PlatformSlug, Platform["creates"]>> = {
  dynamics365: {
    account: null,
    // The name is of the form `No.-Name`.
    bankAccount: { accountName: required(), currency: required() },
  },
  freeagent: {
    account: null,
    bankAccount: { accountName: required(), currency: required() },
  },
  // The code is needed where account numbers are switched on.
  netsuite: { account: { nominalCode: bySettings }, bankAccount: null },
  quickbooksDesktop: {
    account: { nominalCode: required(7), name: required(31), fullyQualifiedCategory: required() },
    bankAccount: { nominalCode: required(7), accountName: required(31) },
  },
  quickbooksOnline: {
    account: { nominalCode: optional(7), name: required(100), fullyQualifiedCategory: required() },
    bankAccount: { accountName: required(), accountNumber: required(), currency: required() },
  },
  sageIntacct: {
    account: {
      nominalCode: required(24),
      status: required(),
      type: required(),
      ...nameAndCategory,
    },
    bankAccount: null,
  },
  xero: { account: { nominalCode: required(10), ...nameAndCategory }, bankAccount: null },
  zohoBooks: nothing,
};
