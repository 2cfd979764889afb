// Made by `npm run generate` from openapi/. Do not edit.

/** The fields that each list can be queried for and ordered by, separated by spaces. */
export const queryFields = {
  "list-companies":
    "created createdByUserName description id lastSync name redirect referenceParentCompany.description referenceParentCompany.id referenceParentCompany.links.portal referenceParentCompany.name referenceParentCompany.tags.* tags.*",
  "list-connections":
    "connectionInfo.* created id integrationId integrationKey lastSync linkUrl platformName sourceId sourceType status",
  "list-pull-operations":
    "companyId completed connectionId dataType errorMessage id isCompleted isErrored progress requested status statusDescription",
  "list-push-operations":
    "companyId completedOnUtc dataConnectionKey dataType errorMessage pushOperationKey requestedOnUtc status statusCode timeoutInMinutes timeoutInSeconds",
  "list-accounts":
    "currency currentBalance description fullyQualifiedCategory fullyQualifiedName id isBankAccount metadata.isDeleted modifiedDate name nominalCode sourceModifiedDate status supplementalData.content.* type",
  "list-bank-accounts":
    "accountName accountNumber accountType availableBalance balance currency iBan id institution metadata.isDeleted modifiedDate nominalCode overdraftLimit sortCode sourceModifiedDate status supplementalData.content.*",
  "list-customers":
    "contactName customerName defaultCurrency emailAddress id metadata.isDeleted modifiedDate phone registrationNumber sourceModifiedDate status supplementalData.content.* taxNumber",
  "list-suppliers":
    "contactName defaultCurrency emailAddress id metadata.isDeleted modifiedDate phone registrationNumber sourceModifiedDate status supplementalData.content.* supplierName taxNumber",
  "list-tax-rates":
    "code effectiveTaxRate id metadata.isDeleted modifiedDate name sourceModifiedDate status supplementalData.content.* totalTaxRate",
  "list-tracking-categories":
    "hasChildren id metadata.isDeleted modifiedDate name parentId sourceModifiedDate status",
  "list-direct-costs":
    "contactRef.dataType contactRef.id currency currencyRate id issueDate metadata.isDeleted modifiedDate note reference sourceModifiedDate subTotal supplementalData.content.* taxAmount totalAmount",
} as const;
