// Made by `npm run generate` from openapi/. Do not edit.

export interface paths {
    "/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-companies"];
        put?: never;
        post: operations["create-company"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get: operations["get-company"];
        put: operations["replace-company"];
        post?: never;
        delete: operations["delete-company"];
        options?: never;
        head?: never;
        patch: operations["update-company"];
        trace?: never;
    };
    "/companies/{companyId}/data/info": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get: operations["get-company-info"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/connections": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get: operations["list-connections"];
        put?: never;
        post: operations["create-connection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/connections/{connectionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get: operations["get-connection"];
        put?: never;
        post?: never;
        delete: operations["delete-connection"];
        options?: never;
        head?: never;
        patch: operations["unlink-connection"];
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/connections/partnerExpense": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["create-partner-expense-connection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/config": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get: operations["get-company-configuration"];
        put?: never;
        post: operations["set-company-configuration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/mappingOptions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get: operations["get-mapping-options"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/expense-transactions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["create-expense-transaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/expense-transactions/{transactionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        get?: never;
        put: operations["update-expense-transaction"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/transfer-transactions/{transactionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        get?: never;
        put: operations["create-transfer-transaction"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/adjustment-transactions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["create-adjustment-transaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/reimbursable-expense-transactions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["create-reimbursable-expense-transaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/reimbursable-expense-transactions/{transactionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        get?: never;
        put: operations["update-reimbursable-expense-transaction"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/syncs/lastSuccessful/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get: operations["get-last-successful-sync"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/syncs/latest/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get: operations["get-latest-sync"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/syncs/list/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get: operations["list-syncs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/syncs/{syncId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                syncId: components["parameters"]["syncId"];
            };
            cookie?: never;
        };
        get: operations["get-sync-by-id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/syncs/{syncId}/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                syncId: components["parameters"]["syncId"];
            };
            cookie?: never;
        };
        get: operations["list-sync-transactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/syncs/{syncId}/transactions/{transactionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                syncId: components["parameters"]["syncId"];
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        get: operations["get-sync-transaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/syncs/{syncId}/transactions/{transactionId}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                syncId: components["parameters"]["syncId"];
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["upload-expense-attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/data/all": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["refresh-all-data-types"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/dataStatus": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get: operations["get-data-status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/data/queue/{dataType}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                dataType: components["parameters"]["dataType"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["refresh-data-type"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/data/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get: operations["list-pull-operations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/data/history/{datasetId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                datasetId: components["parameters"]["datasetId"];
            };
            cookie?: never;
        };
        get: operations["get-pull-operation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/push": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get: operations["list-push-operations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/push/{pushOperationKey}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                pushOperationKey: components["parameters"]["pushOperationKey"];
            };
            cookie?: never;
        };
        get: operations["get-push-operation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/connections/{connectionId}/push/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["create-account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/connections/{connectionId}/options/chartOfAccounts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get: operations["get-create-chartOfAccounts-model"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/data/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get: operations["list-accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/data/accounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        get: operations["get-account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/connections/{connectionId}/push/bankAccounts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["create-bank-account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/connections/{connectionId}/options/bankAccounts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get: operations["get-create-bankAccounts-model"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/connections/{connectionId}/data/bankAccounts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get: operations["list-bank-accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/connections/{connectionId}/data/bankAccounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        get: operations["get-bank-account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/connections/{connectionId}/push/bankAccounts/{accountId}/bankTransactions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["create-bank-transactions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/data/customers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get: operations["list-customers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/data/customers/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        get: operations["get-customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/connections/{connectionId}/push/customers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["create-customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/connections/{connectionId}/push/customers/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        get?: never;
        put: operations["update-customer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/data/suppliers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get: operations["list-suppliers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/data/suppliers/{supplierId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                supplierId: components["parameters"]["supplierId"];
            };
            cookie?: never;
        };
        get: operations["get-supplier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/connections/{connectionId}/push/suppliers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["create-supplier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/connections/{connectionId}/push/suppliers/{supplierId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
                supplierId: components["parameters"]["supplierId"];
            };
            cookie?: never;
        };
        get?: never;
        put: operations["update-supplier"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/data/taxRates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get: operations["list-tax-rates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/data/taxRates/{taxRateId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                taxRateId: components["parameters"]["taxRateId"];
            };
            cookie?: never;
        };
        get: operations["get-tax-rate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/data/trackingCategories": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get: operations["list-tracking-categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/data/trackingCategories/{trackingCategoryId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                trackingCategoryId: components["parameters"]["trackingCategoryId"];
            };
            cookie?: never;
        };
        get: operations["get-tracking-category"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/connections/{connectionId}/data/directCosts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get: operations["list-direct-costs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/connections/{connectionId}/push/directCosts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["create-direct-cost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/data/expense-transactions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @deprecated */
        post: operations["create-expense-dataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/syncs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @deprecated */
        post: operations["initiate-sync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "expenses.sync.successful": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExpensesSyncWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "expenses.sync.unsuccessful": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExpensesSyncWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "client.rateLimit.reached": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ClientRateLimitWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "client.rateLimit.reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ClientRateLimitWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "company.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CompanyWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "company.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CompanyWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "connection.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConnectionWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "connection.connected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConnectionWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "connection.disconnected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConnectionWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "connection.reconnected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConnectionWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "connection.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConnectionWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "connection.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConnectionWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "read.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadCompletedWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "read.completed.initial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadCompletedWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "{dataType}.write.successful": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DataTypeWriteWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "{dataType}.write.unsuccessful": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DataTypeWriteWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    SyncCompleted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SyncCompleteWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    SyncFailed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SyncFailedWebhook"];
                };
            };
            responses: {
                "2XX": components["responses"]["Received"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        DateTime: string;
        CompanyReference: {
            /** Format: uuid */
            id?: string;
            name?: string;
            description?: string | null;
            links?: {
                /** Format: uri */
                portal?: string;
            };
            tags?: {
                [key: string]: string;
            };
        };
        CompanyDetails: {
            /** Format: uuid */
            id: string;
            name: string;
            description?: string | null;
            /** Format: uri */
            redirect: string;
            lastSync?: components["schemas"]["DateTime"] | null;
            created?: components["schemas"]["DateTime"];
            createdByUserName?: string | null;
            products?: string[];
            tags?: {
                [key: string]: string;
            };
            referenceParentCompany?: components["schemas"]["CompanyReference"] | null;
            referenceSubsidiaryCompanies?: components["schemas"]["CompanyReference"][];
        };
        /** @enum {string} */
        DataConnectionStatus: "PendingAuth" | "Linked" | "Unlinked" | "Deauthorized";
        DataConnectionError: {
            statusCode?: string;
            statusText?: string;
            errorMessage?: string;
            erroredOnUtc?: components["schemas"]["DateTime"];
            /** @enum {string|null} */
            status?: "Active" | "Resolved" | null;
            resolvedOnUtc?: components["schemas"]["DateTime"] | null;
        };
        Connection: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            integrationId: string;
            integrationKey?: string;
            /** Format: uuid */
            sourceId: string;
            /** @enum {string} */
            sourceType: "Accounting" | "Banking" | "BankFeed" | "Commerce" | "Expense" | "Other" | "Unknown";
            platformName: string;
            /** Format: uri */
            linkUrl: string;
            status: components["schemas"]["DataConnectionStatus"];
            lastSync?: components["schemas"]["DateTime"] | null;
            created: components["schemas"]["DateTime"];
            dataConnectionErrors?: components["schemas"]["DataConnectionError"][] | null;
            connectionInfo?: {
                [key: string]: unknown;
            } | null;
        };
        Company: components["schemas"]["CompanyDetails"] & {
            dataConnections?: components["schemas"]["Connection"][];
        };
        HalRef: {
            /** Format: uri-reference */
            href?: string;
        };
        Links: {
            self: components["schemas"]["HalRef"];
            current: components["schemas"]["HalRef"];
            next?: components["schemas"]["HalRef"];
            previous?: components["schemas"]["HalRef"];
        };
        Companies: {
            results?: components["schemas"]["Company"][];
            pageNumber: number;
            pageSize: number;
            totalResults: number;
            _links: components["schemas"]["Links"];
        };
        ErrorValidationItem: {
            itemId?: string | null;
            message?: string | null;
            validatorName?: string | null;
        };
        ErrorValidation: {
            errors?: components["schemas"]["ErrorValidationItem"][] | null;
            warnings?: components["schemas"]["ErrorValidationItem"][] | null;
        } | null;
        ErrorMessage: {
            statusCode?: number;
            service?: string;
            error?: string;
            correlationId?: string;
            validation?: components["schemas"]["ErrorValidation"];
            canBeRetried?: string;
            detailedErrorCode?: number;
        };
        CompanyRequestBody: {
            name: string;
            description?: string;
            tags?: {
                [key: string]: string;
            };
        };
        CompanyUpdateRequest: {
            name?: string;
            description?: string;
            tags?: {
                [key: string]: string;
            };
        };
        SupplementalData: {
            content?: {
                [key: string]: {
                    [key: string]: unknown;
                };
            } | null;
        };
        CompanyInformation: {
            companyName?: string | null;
            accountingPlatformRef?: string | null;
            companyLegalName?: string | null;
            addresses?: {
                /** @enum {string} */
                type: "Unknown" | "Billing" | "Delivery";
                line1?: string | null;
                line2?: string | null;
                city?: string | null;
                region?: string | null;
                country?: string | null;
                postalCode?: string | null;
            }[] | null;
            phoneNumbers?: {
                number?: string | null;
                /** @enum {string} */
                type: "Primary" | "Landline" | "Mobile" | "Fax" | "Unknown";
            }[] | null;
            webLinks?: {
                /** @enum {string} */
                type?: "Website" | "Social" | "Unknown";
                /** Format: uri */
                url?: string;
            }[] | null;
            ledgerLockDate?: components["schemas"]["DateTime"];
            registrationNumber?: string | null;
            taxNumber?: string | null;
            financialYearStartDate?: components["schemas"]["DateTime"];
            baseCurrency?: string | null;
            sourceUrls?: {
                [key: string]: string | null;
            } | null;
            createdDate?: components["schemas"]["DateTime"];
            supplementalData?: components["schemas"]["SupplementalData"];
        };
        Connections: {
            results?: components["schemas"]["Connection"][];
            pageNumber: number;
            pageSize: number;
            totalResults: number;
            _links: components["schemas"]["Links"];
        };
        BankAccountDetails: {
            id?: string;
        };
        SupplierDetails: {
            id?: string;
        };
        CustomerDetails: {
            id?: string;
        };
        CompanyConfiguration: {
            bankAccount: components["schemas"]["BankAccountDetails"];
            supplier: components["schemas"]["SupplierDetails"];
            customer: components["schemas"]["CustomerDetails"];
        };
        ValidTransactionTypes: ("Payment" | "Refund" | "Reward" | "Chargeback")[];
        ValidFor: ("expense-transactions.Payment" | "expense-transactions.Refund" | "expense-transactions.Reward" | "expense-transactions.Chargeback" | "reimbursable-expense-transactions" | "transfer-transactions" | "adjustment-transactions")[];
        AccountMappingInfo: {
            id?: string;
            nominalCode?: string | null;
            name?: string;
            currency?: string;
            /** @enum {string} */
            accountType?: "Asset" | "Liability" | "Income" | "Expense" | "Equity";
            fullyQualifiedCategory?: string;
            isBankAccount?: boolean;
            validTransactionTypes?: components["schemas"]["ValidTransactionTypes"];
            validFor?: components["schemas"]["ValidFor"];
        };
        TrackingCategoryMappingInfo: {
            id?: string;
            name?: string;
            hasChildren?: boolean;
            parentId?: string | null;
        };
        TaxRateMappingInfo: {
            id?: string;
            name?: string;
            code?: string | null;
            /** Format: decimal */
            effectiveTaxRate?: number;
            /** Format: decimal */
            totalTaxRate?: number;
            validTransactionTypes?: components["schemas"]["ValidTransactionTypes"];
        };
        MappingOptions: {
            expenseProvider?: string | null;
            accounts?: components["schemas"]["AccountMappingInfo"][] | null;
            trackingCategories?: components["schemas"]["TrackingCategoryMappingInfo"][] | null;
            taxRates?: components["schemas"]["TaxRateMappingInfo"][] | null;
        };
        ExpenseContactRef: {
            id: string;
            /**
             * @default Supplier
             * @enum {string}
             */
            type?: "Supplier";
        };
        RecordRef: {
            id?: string;
        };
        ItemRef: {
            id?: string;
        } | null;
        TrackingRef: {
            id?: string;
            /**
             * @default trackingCategories
             * @enum {string}
             */
            dataType?: "trackingCategories" | "customers";
        };
        InvoiceTo: {
            id?: string;
            /** @enum {string} */
            type?: "customer";
        } | null;
        ExpenseTransactionLine: {
            /** Format: decimal */
            netAmount: number;
            /** Format: decimal */
            taxAmount?: number;
            taxRateRef?: components["schemas"]["RecordRef"];
            accountRef?: components["schemas"]["RecordRef"];
            itemRef?: components["schemas"]["ItemRef"];
            trackingRefs?: components["schemas"]["TrackingRef"][] | null;
            invoiceTo?: components["schemas"]["InvoiceTo"];
        };
        ExpenseTransaction: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            type: "Payment" | "Refund" | "Reward" | "Chargeback";
            issueDate: components["schemas"]["DateTime"];
            currency: string;
            /** Format: decimal */
            currencyRate?: number | null;
            contactRef?: components["schemas"]["ExpenseContactRef"];
            bankAccountRef?: {
                id?: string;
            };
            reference?: string | null;
            merchantName?: string;
            lines?: components["schemas"]["ExpenseTransactionLine"][];
            notes?: string;
            postAsDraft?: boolean | null;
        };
        CreateExpenseRequest: components["schemas"]["ExpenseTransaction"][];
        CreateExpenseResponse: {
            /** Format: uuid */
            syncId?: string;
        };
        UpdateExpenseRequest: {
            /** @enum {string} */
            type: "Payment" | "Refund" | "Reward" | "Chargeback";
            issueDate: components["schemas"]["DateTime"];
            currency: string;
            /** Format: decimal */
            currencyRate?: number | null;
            contactRef?: components["schemas"]["ExpenseContactRef"];
            bankAccountRef?: {
                id?: string;
            };
            merchantName?: string;
            lines?: components["schemas"]["ExpenseTransactionLine"][];
            notes?: string;
        };
        UpdateExpenseResponse: {
            syncId?: string;
        };
        TransferTransactionRequest: {
            description?: string;
            date: components["schemas"]["DateTime"];
            from: {
                accountRef: {
                    id: string;
                };
                /** Format: decimal */
                amount: number;
            };
            to: {
                accountRef: {
                    id: string;
                };
                /** Format: decimal */
                amount: number;
            };
        };
        TransferTransactionResponse: {
            /** Format: uuid */
            syncId?: string;
        };
        TrackingRefAdjustmentTransaction: {
            id?: string;
            /**
             * @default trackingCategories
             * @enum {string}
             */
            dataType?: "trackingCategories" | "customers" | "suppliers";
        };
        AdjustmentTransactionLine: {
            /** Format: decimal */
            amount: number;
            accountRef: components["schemas"]["RecordRef"];
            description?: string;
            trackingRefs?: components["schemas"]["TrackingRefAdjustmentTransaction"][] | null;
            invoiceTo?: components["schemas"]["InvoiceTo"];
        };
        AdjustmentTransactionRequest: {
            /** Format: uuid */
            id: string;
            date: components["schemas"]["DateTime"];
            currency: string;
            /** Format: decimal */
            currencyRate?: number | null;
            reference?: string | null;
            lines: components["schemas"]["AdjustmentTransactionLine"][];
        };
        CreateAdjustmentRequest: components["schemas"]["AdjustmentTransactionRequest"][];
        AdjustmentTransactionResponse: {
            /** Format: uuid */
            syncId?: string;
        };
        ReimbursementContactRef: {
            id: string;
        };
        ApAccountRef: {
            id?: string;
        } | null;
        ReimbursableExpenseTransactionLine: {
            description?: string;
            /** Format: decimal */
            netAmount: number;
            /** Format: decimal */
            taxAmount?: number;
            taxRateRef?: components["schemas"]["RecordRef"];
            accountRef?: components["schemas"]["RecordRef"];
            itemRef?: components["schemas"]["ItemRef"];
            trackingRefs?: components["schemas"]["TrackingRef"][] | null;
            invoiceTo?: components["schemas"]["InvoiceTo"];
        };
        UpdateReimbursableExpenseTransactionRequest: {
            reference?: string | null;
            contactRef: components["schemas"]["ReimbursementContactRef"];
            apAccountRef?: components["schemas"]["ApAccountRef"];
            issueDate: components["schemas"]["DateTime"];
            dueDate: components["schemas"]["DateTime"];
            currency: string;
            /** Format: decimal */
            currencyRate?: number | null;
            notes?: string;
            lines?: components["schemas"]["ReimbursableExpenseTransactionLine"][];
        };
        ReimbursableExpenseTransaction: components["schemas"]["UpdateReimbursableExpenseTransactionRequest"] & {
            /** Format: uuid */
            id: string;
        };
        ReimbursableExpenseTransactionRequest: components["schemas"]["ReimbursableExpenseTransaction"][];
        CreateReimbursableExpenseResponse: {
            /** Format: uuid */
            syncId?: string;
        };
        CompanySyncStatus: {
            companyId?: string | null;
            syncId?: string | null;
            /** Format: int32 */
            syncStatusCode?: number;
            syncStatus?: string | null;
            errorMessage?: string | null;
            syncExceptionMessage?: string | null;
            syncUtc?: components["schemas"]["DateTime"] | null;
            dataPushed?: boolean;
        };
        /** @enum {string|null} */
        TransactionStatus: "Unknown" | "Pending" | "ValidationError" | "Completed" | "PushError" | null;
        /**
         * @default expenses
         * @enum {string|null}
         */
        IntegrationType: "expenses" | "bankfeeds" | null;
        Transaction: {
            transactionId?: string | null;
            status?: components["schemas"]["TransactionStatus"];
            message?: string | null;
            integrationType?: components["schemas"]["IntegrationType"];
        };
        Transactions: {
            results?: components["schemas"]["Transaction"][];
            pageNumber: number;
            pageSize: number;
            totalResults: number;
            _links: components["schemas"]["Links"];
        };
        TransactionResponse: components["schemas"]["Transaction"][];
        /** Format: binary */
        CodatFile: string;
        AttachmentUpload: {
            file: components["schemas"]["CodatFile"];
        };
        Attachment: {
            /** Format: uuid */
            companyId?: string;
            id?: string;
            transactionId?: string;
        };
        /** @enum {string} */
        DataType: "accountTransactions" | "balanceSheet" | "bankAccounts" | "bankTransactions" | "billCreditNotes" | "billPayments" | "bills" | "cashFlowStatement" | "chartOfAccounts" | "company" | "creditNotes" | "customers" | "directCosts" | "directIncomes" | "invoices" | "itemReceipts" | "items" | "journalEntries" | "journals" | "paymentMethods" | "payments" | "profitAndLoss" | "purchaseOrders" | "salesOrders" | "suppliers" | "taxRates" | "trackingCategories" | "transfers" | "banking-accountBalances" | "banking-accounts" | "banking-transactionCategories" | "banking-transactions" | "commerce-companyInfo" | "commerce-customers" | "commerce-disputes" | "commerce-locations" | "commerce-orders" | "commerce-paymentMethods" | "commerce-payments" | "commerce-productCategories" | "commerce-products" | "commerce-taxComponents" | "commerce-transactions";
        DataStatus: {
            dataType: components["schemas"]["DataType"];
            lastSuccessfulSync?: components["schemas"]["DateTime"];
            /** @enum {string} */
            currentStatus: "Initial" | "Queued" | "Fetching" | "MapQueued" | "Mapping" | "Complete" | "FetchError" | "MapError" | "InternalError" | "ProcessingQueued" | "Processing" | "ProcessingError" | "ValidationQueued" | "Validating" | "ValidationError" | "AuthError" | "Cancelled" | "NotSupported" | "RateLimitError" | "PermissionsError" | "PrerequisiteNotMet";
            /** Format: uuid */
            latestSyncId?: string;
            /** Format: uuid */
            latestSuccessfulSyncId?: string;
        };
        PullOperation: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            companyId: string;
            /** Format: uuid */
            connectionId: string;
            dataType: string;
            /** @enum {string} */
            status: "Initial" | "Queued" | "Fetching" | "MapQueued" | "Mapping" | "Complete" | "FetchError" | "MapError" | "InternalError" | "ProcessingQueued" | "Processing" | "ProcessingError" | "ValidationQueued" | "Validating" | "ValidationError" | "AuthError" | "Cancelled" | "NotSupported" | "RateLimitError" | "PermissionsError" | "PrerequisiteNotMet";
            statusDescription?: string | null;
            errorMessage?: string | null;
            requested: components["schemas"]["DateTime"];
            completed?: components["schemas"]["DateTime"];
            progress: number;
            isCompleted: boolean;
            isErrored: boolean;
        };
        PullOperations: {
            results?: components["schemas"]["PullOperation"][];
            pageNumber: number;
            pageSize: number;
            totalResults: number;
            _links: components["schemas"]["Links"];
        };
        /** @enum {string} */
        PushChangeType: "Unknown" | "Created" | "Modified" | "Deleted" | "AttachmentUploaded";
        PushOperationRef: {
            id?: string;
            dataType?: components["schemas"]["DataType"] | null;
        };
        PushOperationChange: {
            type?: components["schemas"]["PushChangeType"];
            recordRef?: components["schemas"]["PushOperationRef"];
            attachmentId?: string | null;
        };
        /** @enum {string} */
        PushOperationStatus: "Pending" | "Failed" | "Success" | "TimedOut";
        ValidationItem: {
            itemId?: string | null;
            message?: string | null;
            validatorName?: string | null;
        };
        Validation: {
            errors?: components["schemas"]["ValidationItem"][] | null;
            warnings?: components["schemas"]["ValidationItem"][] | null;
        };
        PushOperation: {
            changes?: components["schemas"]["PushOperationChange"][] | null;
            dataType?: components["schemas"]["DataType"];
            /** Format: uuid */
            companyId: string;
            /** Format: uuid */
            pushOperationKey: string;
            /** Format: uuid */
            dataConnectionKey: string;
            requestedOnUtc: components["schemas"]["DateTime"];
            completedOnUtc?: components["schemas"]["DateTime"];
            /** Format: int32 */
            timeoutInMinutes?: number | null;
            /**
             * Format: int32
             * @deprecated
             */
            timeoutInSeconds?: number | null;
            status: components["schemas"]["PushOperationStatus"];
            errorMessage?: string | null;
            validation?: components["schemas"]["Validation"];
            statusCode: number;
        };
        PushOperations: {
            results?: components["schemas"]["PushOperation"][];
            pageNumber: number;
            pageSize: number;
            totalResults: number;
            _links: components["schemas"]["Links"];
        };
        /** @enum {string} */
        AccountType: "Unknown" | "Asset" | "Expense" | "Income" | "Liability" | "Equity";
        /** @enum {string} */
        AccountStatus: "Unknown" | "Active" | "Archived" | "Pending";
        AccountPrototype: {
            nominalCode?: string | null;
            name?: string | null;
            description?: string | null;
            fullyQualifiedCategory?: string | null;
            fullyQualifiedName?: string | null;
            currency?: string;
            /** Format: decimal */
            currentBalance?: number | null;
            type?: components["schemas"]["AccountType"];
            status?: components["schemas"]["AccountStatus"];
            isBankAccount?: boolean;
            validDatatypeLinks?: {
                property?: string | null;
                links?: string[] | null;
            }[] | null;
            supplementalData?: components["schemas"]["SupplementalData"];
        };
        Metadata: {
            isDeleted?: boolean | null;
        };
        Account: components["schemas"]["AccountPrototype"] & {
            id?: string;
            metadata?: components["schemas"]["Metadata"];
            modifiedDate?: components["schemas"]["DateTime"];
            sourceModifiedDate?: components["schemas"]["DateTime"];
        };
        CreateAccountResponse: components["schemas"]["PushOperation"] & {
            data?: components["schemas"]["Account"];
        };
        /** @enum {string} */
        PushOptionType: "Array" | "Object" | "String" | "Number" | "Boolean" | "DateTime" | "File" | "MultiPart";
        PushOptionProperty: {
            type: components["schemas"]["PushOptionType"];
            displayName: string;
            description: string;
            required: boolean;
            properties?: {
                [key: string]: components["schemas"]["PushOptionProperty"];
            } | null;
            options?: components["schemas"]["PushOptionChoice"][] | null;
            validation?: components["schemas"]["PushValidationInfo"];
        };
        PushOptionChoice: {
            value?: string;
            type?: components["schemas"]["PushOptionType"];
            displayName?: string;
            description?: string;
            required?: boolean;
        };
        PushFieldValidation: {
            field?: string;
            details: string;
            /** Format: uri */
            ref?: string | null;
        };
        PushValidationInfo: {
            warnings?: components["schemas"]["PushFieldValidation"][] | null;
            information?: components["schemas"]["PushFieldValidation"][] | null;
        };
        PushOption: {
            type: components["schemas"]["PushOptionType"];
            displayName: string;
            description?: string;
            required: boolean;
            properties?: {
                [key: string]: components["schemas"]["PushOptionProperty"];
            } | null;
            options?: components["schemas"]["PushOptionChoice"][] | null;
            validation?: components["schemas"]["PushValidationInfo"] | null;
        };
        Accounts: {
            results?: components["schemas"]["Account"][];
            pageNumber: number;
            pageSize: number;
            totalResults: number;
            _links: components["schemas"]["Links"];
        };
        /** @enum {string} */
        BankAccountStatus: "Unknown" | "Active" | "Archived" | "Pending";
        BankAccount: {
            id?: string;
            accountName?: string | null;
            /** @enum {string} */
            accountType?: "Unknown" | "Credit" | "Debit";
            nominalCode?: string | null;
            sortCode?: string | null;
            accountNumber?: string | null;
            iBan?: string | null;
            currency?: string;
            /** Format: decimal */
            balance?: number | null;
            institution?: string | null;
            /** Format: decimal */
            availableBalance?: number | null;
            /** Format: decimal */
            overdraftLimit?: number | null;
            status?: components["schemas"]["BankAccountStatus"];
            metadata?: components["schemas"]["Metadata"];
            supplementalData?: components["schemas"]["SupplementalData"];
            modifiedDate?: components["schemas"]["DateTime"];
            sourceModifiedDate?: components["schemas"]["DateTime"];
        };
        CreateBankAccountResponse: components["schemas"]["PushOperation"] & {
            data?: components["schemas"]["BankAccount"];
        };
        AccountingBankAccount: components["schemas"]["BankAccount"];
        AccountingBankAccounts: {
            results?: components["schemas"]["AccountingBankAccount"][];
            pageNumber: number;
            pageSize: number;
            totalResults: number;
            _links: components["schemas"]["Links"];
        };
        BankTransactions: {
            id: string;
            date: components["schemas"]["DateTime"];
            description?: string | null;
            counterparty?: string | null;
            reference?: string | null;
            reconciled?: boolean | null;
            /** Format: decimal */
            amount: number;
            /** Format: decimal */
            balance?: number;
            /** @enum {string|null} */
            transactionType?: "Unknown" | "Credit" | "Debit" | "Int" | "Div" | "Fee" | "SerChg" | "Dep" | "Atm" | "Pos" | "Xfer" | "Check" | "Payment" | "Cash" | "DirectDep" | "DirectDebit" | "RepeatPmt" | "Other" | null;
        }[];
        CreateBankTransactionsv2: {
            accountId: string;
            transactions: components["schemas"]["BankTransactions"];
        };
        CreateBankTransactionsResponsev2: components["schemas"]["PushOperation"] & {
            data?: components["schemas"]["CreateBankTransactionsv2"];
        };
        /** @enum {string} */
        CustomerStatus: "Unknown" | "Active" | "Archived";
        Contact: {
            name?: string | null;
            email?: string | null;
            phone?: {
                number?: string | null;
                /** @enum {string} */
                type: "Primary" | "Landline" | "Mobile" | "Fax" | "Unknown";
            }[] | null;
            address?: {
                /** @enum {string} */
                type: "Unknown" | "Billing" | "Delivery";
                line1?: string | null;
                line2?: string | null;
                city?: string | null;
                region?: string | null;
                country?: string | null;
                postalCode?: string | null;
            };
            status: components["schemas"]["CustomerStatus"];
            modifiedDate?: components["schemas"]["DateTime"];
        };
        Customer: {
            id?: string;
            customerName?: string | null;
            contactName?: string | null;
            emailAddress?: string | null;
            defaultCurrency?: string;
            phone?: string | null;
            addresses?: {
                /** @enum {string} */
                type: "Unknown" | "Billing" | "Delivery";
                line1?: string | null;
                line2?: string | null;
                city?: string | null;
                region?: string | null;
                country?: string | null;
                postalCode?: string | null;
            }[] | null;
            contacts?: components["schemas"]["Contact"][] | null;
            registrationNumber?: string | null;
            taxNumber?: string | null;
            status: components["schemas"]["CustomerStatus"];
            metadata?: components["schemas"]["Metadata"];
            supplementalData?: components["schemas"]["SupplementalData"];
            modifiedDate?: components["schemas"]["DateTime"];
            sourceModifiedDate?: components["schemas"]["DateTime"];
        };
        Customers: {
            results?: components["schemas"]["Customer"][];
            pageNumber: number;
            pageSize: number;
            totalResults: number;
            _links: components["schemas"]["Links"];
        };
        CreateCustomerResponse: components["schemas"]["PushOperation"] & {
            data?: components["schemas"]["Customer"];
        };
        UpdateCustomerResponse: components["schemas"]["PushOperation"] & {
            data?: components["schemas"]["Customer"];
        };
        /** @enum {string} */
        SupplierStatus: "Unknown" | "Active" | "Archived";
        Supplier: {
            id?: string;
            supplierName?: string | null;
            contactName?: string | null;
            emailAddress?: string | null;
            phone?: string | null;
            addresses?: {
                /** @enum {string} */
                type: "Unknown" | "Billing" | "Delivery";
                line1?: string | null;
                line2?: string | null;
                city?: string | null;
                region?: string | null;
                country?: string | null;
                postalCode?: string | null;
            }[] | null;
            registrationNumber?: string | null;
            taxNumber?: string | null;
            status: components["schemas"]["SupplierStatus"];
            defaultCurrency?: string | null;
            metadata?: components["schemas"]["Metadata"];
            supplementalData?: components["schemas"]["SupplementalData"];
            modifiedDate?: components["schemas"]["DateTime"];
            sourceModifiedDate?: components["schemas"]["DateTime"];
        };
        Suppliers: {
            results?: components["schemas"]["Supplier"][];
            pageNumber: number;
            pageSize: number;
            totalResults: number;
            _links: components["schemas"]["Links"];
        };
        CreateSupplierResponse: components["schemas"]["PushOperation"] & {
            data?: components["schemas"]["Supplier"];
        };
        UpdateSupplierResponse: components["schemas"]["PushOperation"] & {
            data?: components["schemas"]["Supplier"];
        };
        /** @enum {string} */
        TaxRateStatus: "Unknown" | "Active" | "Archived";
        TaxRateComponent: {
            name?: string | null;
            /** Format: decimal */
            rate?: number | null;
            isCompound: boolean;
        };
        TaxRate: {
            id?: string;
            name?: string | null;
            code?: string | null;
            status?: components["schemas"]["TaxRateStatus"];
            /** Format: decimal */
            effectiveTaxRate?: number | null;
            /** Format: decimal */
            totalTaxRate?: number | null;
            components?: components["schemas"]["TaxRateComponent"][] | null;
            validDatatypeLinks?: {
                property?: string | null;
                links?: string[] | null;
            }[] | null;
            metadata?: components["schemas"]["Metadata"];
            supplementalData?: components["schemas"]["SupplementalData"];
            modifiedDate?: components["schemas"]["DateTime"];
            sourceModifiedDate?: components["schemas"]["DateTime"];
        };
        TaxRates: {
            results?: components["schemas"]["TaxRate"][];
            pageNumber: number;
            pageSize: number;
            totalResults: number;
            _links: components["schemas"]["Links"];
        };
        /** @enum {string} */
        Status: "Unknown" | "Active" | "Archived";
        TrackingCategory: {
            id?: string | null;
            name?: string | null;
            status?: components["schemas"]["Status"];
            parentId?: string | null;
            hasChildren?: boolean;
            metadata?: components["schemas"]["Metadata"];
            modifiedDate?: components["schemas"]["DateTime"];
            sourceModifiedDate?: components["schemas"]["DateTime"];
        };
        TrackingCategories: {
            results?: components["schemas"]["TrackingCategory"][];
            pageNumber: number;
            pageSize: number;
            totalResults: number;
            _links: components["schemas"]["Links"];
        };
        TrackingCategoryTree: components["schemas"]["TrackingCategory"] & {
            subCategories?: components["schemas"]["TrackingCategoryTree"][] | null;
        };
        DirectCostLineItem: {
            description?: string | null;
            /** Format: decimal */
            unitAmount: number;
            /** Format: decimal */
            quantity: number;
            /** Format: decimal */
            discountAmount?: number | null;
            /** Format: decimal */
            subTotal?: number | null;
            /** Format: decimal */
            taxAmount?: number | null;
            /** Format: decimal */
            totalAmount?: number | null;
            /** Format: decimal */
            discountPercentage?: number | null;
            accountRef?: {
                id?: string;
                name?: string | null;
            };
            taxRateRef?: {
                id?: string;
                name?: string | null;
                /** Format: decimal */
                effectiveTaxRate?: number | null;
            };
            itemRef?: {
                id: string;
                name?: string | null;
            };
            trackingCategoryRefs?: {
                id: string;
                name?: string | null;
            }[] | null;
        };
        PaymentAllocation: {
            payment: {
                id?: string;
                note?: string | null;
                reference?: string | null;
                accountRef?: {
                    id?: string;
                    name?: string | null;
                };
                currency?: string;
                /** Format: decimal */
                currencyRate?: number | null;
                paidOnDate?: components["schemas"]["DateTime"];
                /** Format: decimal */
                totalAmount?: number;
            };
            allocation: {
                currency?: string;
                /** Format: decimal */
                currencyRate?: number | null;
                allocatedOnDate?: components["schemas"]["DateTime"];
                /** Format: decimal */
                totalAmount?: number;
            };
        };
        DirectCostPrototype: {
            reference?: string | null;
            note?: string | null;
            contactRef?: {
                id: string;
                dataType?: components["schemas"]["DataType"];
            };
            issueDate: components["schemas"]["DateTime"];
            currency: string;
            /** Format: decimal */
            currencyRate?: number | null;
            lineItems: components["schemas"]["DirectCostLineItem"][];
            paymentAllocations: components["schemas"]["PaymentAllocation"][];
            /** Format: decimal */
            subTotal: number;
            /** Format: decimal */
            taxAmount: number;
            /** Format: decimal */
            totalAmount: number;
            supplementalData?: components["schemas"]["SupplementalData"];
        };
        DirectCost: components["schemas"]["DirectCostPrototype"] & {
            id?: string;
            metadata?: components["schemas"]["Metadata"];
            modifiedDate?: components["schemas"]["DateTime"];
            sourceModifiedDate?: components["schemas"]["DateTime"];
        };
        DirectCosts: {
            results?: components["schemas"]["DirectCost"][];
            pageNumber: number;
            pageSize: number;
            totalResults: number;
            _links: components["schemas"]["Links"];
        };
        CreateDirectCostResponse: components["schemas"]["PushOperation"] & {
            data?: components["schemas"]["DirectCost"];
        };
        LegacyContactRef: {
            id?: string;
            /** @enum {string} */
            contactType?: "Supplier";
        };
        LegacyRecordRef: {
            id?: string;
        };
        LegacyExpenseTransactionLine: {
            /** Format: decimal */
            netAmount: number;
            /** Format: decimal */
            taxAmount: number;
            taxRateRef?: components["schemas"]["LegacyRecordRef"];
            accountRef: components["schemas"]["LegacyRecordRef"];
            trackingRefs?: components["schemas"]["LegacyRecordRef"][];
        };
        LegacyExpenseTransaction: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            type: "Payment" | "Refund" | "Reward" | "Chargeback" | "TransferIn" | "TransferOut" | "AdjustmentIn" | "AdjustmentOut";
            issueDate: components["schemas"]["DateTime"];
            currency: string;
            /** Format: decimal */
            currencyRate?: number | null;
            contactRef?: components["schemas"]["LegacyContactRef"];
            merchantName?: string;
            lines?: components["schemas"]["LegacyExpenseTransactionLine"][];
            notes?: string;
        };
        LegacyCreateExpenseRequest: {
            items?: components["schemas"]["LegacyExpenseTransaction"][];
        };
        LegacyCreateExpenseResponse: {
            /** Format: uuid */
            datasetId?: string;
        };
        LegacyPostSync: {
            datasetIds?: string[] | null;
        };
        ExpensesSyncWebhookTransaction: {
            id?: string;
            /** @enum {string} */
            status?: "Unknown" | "PushError" | "Completed" | "Failed" | "Pending";
            errorMessage?: string | null;
        };
        ExpensesSyncWebhookPayload: {
            referenceCompany?: components["schemas"]["CompanyReference"];
            syncId?: string;
            transactions?: components["schemas"]["ExpensesSyncWebhookTransaction"][];
        };
        ExpensesSyncWebhook: {
            /** Format: uuid */
            id?: string;
            eventType?: string;
            generatedDate?: components["schemas"]["DateTime"];
            payload?: components["schemas"]["ExpensesSyncWebhookPayload"];
        };
        ClientRateLimitWebhookPayload: {
            dailyQuota?: number;
            quotaRemaining?: number;
            expiryDate?: components["schemas"]["DateTime"];
        };
        ClientRateLimitWebhook: {
            /** Format: uuid */
            id?: string;
            eventType?: string;
            generatedDate?: components["schemas"]["DateTime"];
            payload?: components["schemas"]["ClientRateLimitWebhookPayload"];
        };
        CompanyWebhook: {
            /** Format: uuid */
            id?: string;
            eventType?: string;
            generatedDate?: components["schemas"]["DateTime"];
            payload?: components["schemas"]["CompanyDetails"];
        };
        ConnectionWebhookPayload: {
            referenceCompany?: components["schemas"]["CompanyReference"];
            connection?: components["schemas"]["Connection"];
        };
        ConnectionWebhook: {
            /** Format: uuid */
            id?: string;
            eventType?: string;
            generatedDate?: components["schemas"]["DateTime"];
            payload?: components["schemas"]["ConnectionWebhookPayload"];
        };
        ReadCompletedWebhookPayload: {
            referenceCompany?: components["schemas"]["CompanyReference"];
            modifiedFromDate?: components["schemas"]["DateTime"] | null;
            dataTypes?: {
                /** Format: uuid */
                connectionId?: string;
                dataType?: components["schemas"]["DataType"];
                recordsModified?: boolean;
                /** @enum {string} */
                status?: "Initial" | "Queued" | "Fetching" | "MapQueued" | "Mapping" | "Complete" | "FetchError" | "MapError" | "InternalError" | "ProcessingQueued" | "Processing" | "ProcessingError" | "ValidationQueued" | "Validating" | "ValidationError" | "AuthError" | "Cancelled" | "NotSupported" | "RateLimitError" | "PermissionsError" | "PrerequisiteNotMet";
            }[];
        };
        ReadCompletedWebhook: {
            /** Format: uuid */
            id?: string;
            eventType?: string;
            generatedDate?: components["schemas"]["DateTime"];
            payload?: components["schemas"]["ReadCompletedWebhookPayload"];
        };
        /** @enum {string} */
        WriteType: "Create" | "Update" | "Delete" | "UploadAttachment";
        /** @enum {string} */
        WriteStatus: "Pending" | "Failed" | "Success" | "TimedOut";
        DataTypeWriteWebhookRecord: {
            id?: string;
        };
        DataTypeWriteWebhookPayload: {
            id?: string;
            type?: components["schemas"]["WriteType"];
            referenceCompany?: components["schemas"]["CompanyReference"];
            /** Format: uuid */
            connectionId?: string;
            requestedOnDate?: components["schemas"]["DateTime"];
            completedOnDate?: components["schemas"]["DateTime"];
            status?: components["schemas"]["WriteStatus"];
            record?: components["schemas"]["DataTypeWriteWebhookRecord"] | null;
            attachmentId?: string | null;
        };
        DataTypeWriteWebhook: {
            /** Format: uuid */
            id?: string;
            eventType?: string;
            generatedDate?: components["schemas"]["DateTime"];
            payload?: components["schemas"]["DataTypeWriteWebhookPayload"];
        };
        SyncCompleteWebhookData: {
            /** Format: uuid */
            syncId?: string;
            syncType?: string;
        };
        SyncCompleteWebhook: {
            /** Format: uuid */
            ClientId?: string;
            ClientName?: string;
            /** Format: uuid */
            CompanyId?: string;
            /**
             * Format: uuid
             * @deprecated
             */
            RuleId?: string;
            RuleType?: string;
            /** Format: uuid */
            AlertId?: string;
            Message?: string;
            Data?: components["schemas"]["SyncCompleteWebhookData"];
        };
        SyncFailedWebhookData: {
            /** Format: uuid */
            syncId?: string;
            syncType?: string;
            FailureStage?: string;
        };
        SyncFailedWebhook: {
            /** Format: uuid */
            ClientId?: string;
            ClientName?: string;
            /** Format: uuid */
            CompanyId?: string;
            /**
             * Format: uuid
             * @deprecated
             */
            RuleId?: string;
            RuleType?: string;
            /** Format: uuid */
            AlertId?: string;
            Message?: string;
            Data?: components["schemas"]["SyncFailedWebhookData"];
        };
    };
    responses: {
        /** @description BadRequest */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description Unauthorized */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description PaymentRequired */
        PaymentRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description Forbidden */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description NotFound */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description TooManyRequests */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description InternalServerError */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description ServiceUnavailable */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description Conflict */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description UnprocessableContent */
        UnprocessableContent: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description Received */
        Received: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        page: number;
        pageSize: number;
        query: string;
        orderBy: string;
        tags: string;
        companyId: string;
        connectionId: string;
        transactionId: string;
        syncId: string;
        dataType: components["schemas"]["DataType"];
        onlyConnectionId: string;
        datasetId: string;
        pushOperationKey: string;
        timeoutInMinutes: number;
        allowSyncOnPushComplete: boolean;
        accountId: string;
        customerId: string;
        forceUpdate: boolean;
        supplierId: string;
        taxRateId: string;
        trackingCategoryId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "list-companies": {
        parameters: {
            query?: {
                page?: components["parameters"]["page"];
                pageSize?: components["parameters"]["pageSize"];
                query?: components["parameters"]["query"];
                orderBy?: components["parameters"]["orderBy"];
                tags?: components["parameters"]["tags"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Companies"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "create-company": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyRequestBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-company": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "replace-company": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyRequestBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "delete-company": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "update-company": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyUpdateRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-company-info": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyInformation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "list-connections": {
        parameters: {
            query?: {
                page?: components["parameters"]["page"];
                pageSize?: components["parameters"]["pageSize"];
                query?: components["parameters"]["query"];
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connections"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "create-connection": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    platformKey?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-connection": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "delete-connection": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "unlink-connection": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    status?: components["schemas"]["DataConnectionStatus"] | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "create-partner-expense-connection": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-company-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyConfiguration"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "set-company-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyConfiguration"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyConfiguration"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-mapping-options": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingOptions"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "create-expense-transaction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateExpenseRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateExpenseResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "update-expense-transaction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateExpenseRequest"];
            };
        };
        responses: {
            /** @description OK */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateExpenseResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "create-transfer-transaction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferTransactionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferTransactionResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "create-adjustment-transaction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAdjustmentRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentTransactionResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "create-reimbursable-expense-transaction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReimbursableExpenseTransactionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateReimbursableExpenseResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "update-reimbursable-expense-transaction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateReimbursableExpenseTransactionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateReimbursableExpenseResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-last-successful-sync": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanySyncStatus"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-latest-sync": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanySyncStatus"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "list-syncs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanySyncStatus"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-sync-by-id": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                syncId: components["parameters"]["syncId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanySyncStatus"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "list-sync-transactions": {
        parameters: {
            query?: {
                page?: components["parameters"]["page"];
                pageSize?: components["parameters"]["pageSize"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                syncId: components["parameters"]["syncId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transactions"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-sync-transaction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                syncId: components["parameters"]["syncId"];
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "upload-expense-attachment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                syncId: components["parameters"]["syncId"];
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["AttachmentUpload"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "refresh-all-data-types": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-data-status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accountTransactions?: components["schemas"]["DataStatus"] | null;
                        balanceSheet?: components["schemas"]["DataStatus"] | null;
                        bankAccounts?: components["schemas"]["DataStatus"] | null;
                        bankTransactions?: components["schemas"]["DataStatus"] | null;
                        billCreditNotes?: components["schemas"]["DataStatus"] | null;
                        billPayments?: components["schemas"]["DataStatus"] | null;
                        bills?: components["schemas"]["DataStatus"] | null;
                        cashFlowStatement?: components["schemas"]["DataStatus"] | null;
                        chartOfAccounts?: components["schemas"]["DataStatus"] | null;
                        company?: components["schemas"]["DataStatus"] | null;
                        creditNotes?: components["schemas"]["DataStatus"] | null;
                        customers?: components["schemas"]["DataStatus"] | null;
                        directCosts?: components["schemas"]["DataStatus"] | null;
                        directIncomes?: components["schemas"]["DataStatus"] | null;
                        invoices?: components["schemas"]["DataStatus"] | null;
                        itemReceipts?: components["schemas"]["DataStatus"] | null;
                        items?: components["schemas"]["DataStatus"] | null;
                        journalEntries?: components["schemas"]["DataStatus"] | null;
                        journals?: components["schemas"]["DataStatus"] | null;
                        paymentMethods?: components["schemas"]["DataStatus"] | null;
                        payments?: components["schemas"]["DataStatus"] | null;
                        profitAndLoss?: components["schemas"]["DataStatus"] | null;
                        purchaseOrders?: components["schemas"]["DataStatus"] | null;
                        salesOrders?: components["schemas"]["DataStatus"] | null;
                        suppliers?: components["schemas"]["DataStatus"] | null;
                        taxRates?: components["schemas"]["DataStatus"] | null;
                        trackingCategories?: components["schemas"]["DataStatus"] | null;
                        transfers?: components["schemas"]["DataStatus"] | null;
                        "banking-accountBalances"?: components["schemas"]["DataStatus"] | null;
                        "banking-accounts"?: components["schemas"]["DataStatus"] | null;
                        "banking-transactionCategories"?: components["schemas"]["DataStatus"] | null;
                        "banking-transactions"?: components["schemas"]["DataStatus"] | null;
                        "commerce-companyInfo"?: components["schemas"]["DataStatus"] | null;
                        "commerce-customers"?: components["schemas"]["DataStatus"] | null;
                        "commerce-disputes"?: components["schemas"]["DataStatus"] | null;
                        "commerce-locations"?: components["schemas"]["DataStatus"] | null;
                        "commerce-orders"?: components["schemas"]["DataStatus"] | null;
                        "commerce-paymentMethods"?: components["schemas"]["DataStatus"] | null;
                        "commerce-payments"?: components["schemas"]["DataStatus"] | null;
                        "commerce-productCategories"?: components["schemas"]["DataStatus"] | null;
                        "commerce-products"?: components["schemas"]["DataStatus"] | null;
                        "commerce-taxComponents"?: components["schemas"]["DataStatus"] | null;
                        "commerce-transactions"?: components["schemas"]["DataStatus"] | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "refresh-data-type": {
        parameters: {
            query?: {
                connectionId?: components["parameters"]["onlyConnectionId"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                dataType: components["parameters"]["dataType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PullOperation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "list-pull-operations": {
        parameters: {
            query?: {
                page?: components["parameters"]["page"];
                pageSize?: components["parameters"]["pageSize"];
                query?: components["parameters"]["query"];
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PullOperations"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-pull-operation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                datasetId: components["parameters"]["datasetId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PullOperation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "list-push-operations": {
        parameters: {
            query?: {
                page?: components["parameters"]["page"];
                pageSize?: components["parameters"]["pageSize"];
                query?: components["parameters"]["query"];
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushOperations"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-push-operation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                pushOperationKey: components["parameters"]["pushOperationKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushOperation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "create-account": {
        parameters: {
            query?: {
                timeoutInMinutes?: components["parameters"]["timeoutInMinutes"];
                allowSyncOnPushComplete?: components["parameters"]["allowSyncOnPushComplete"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountPrototype"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateAccountResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-create-chartOfAccounts-model": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushOption"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "list-accounts": {
        parameters: {
            query?: {
                page?: components["parameters"]["page"];
                pageSize?: components["parameters"]["pageSize"];
                query?: components["parameters"]["query"];
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accounts"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "create-bank-account": {
        parameters: {
            query?: {
                timeoutInMinutes?: components["parameters"]["timeoutInMinutes"];
                allowSyncOnPushComplete?: components["parameters"]["allowSyncOnPushComplete"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BankAccount"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateBankAccountResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-create-bankAccounts-model": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushOption"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "list-bank-accounts": {
        parameters: {
            query?: {
                page?: components["parameters"]["page"];
                pageSize?: components["parameters"]["pageSize"];
                query?: components["parameters"]["query"];
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountingBankAccounts"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-bank-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountingBankAccount"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "create-bank-transactions": {
        parameters: {
            query?: {
                timeoutInMinutes?: components["parameters"]["timeoutInMinutes"];
                allowSyncOnPushComplete?: components["parameters"]["allowSyncOnPushComplete"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBankTransactionsv2"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateBankTransactionsResponsev2"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "list-customers": {
        parameters: {
            query?: {
                page?: components["parameters"]["page"];
                pageSize?: components["parameters"]["pageSize"];
                query?: components["parameters"]["query"];
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customers"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-customer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "create-customer": {
        parameters: {
            query?: {
                timeoutInMinutes?: components["parameters"]["timeoutInMinutes"];
                allowSyncOnPushComplete?: components["parameters"]["allowSyncOnPushComplete"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Customer"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateCustomerResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "update-customer": {
        parameters: {
            query?: {
                timeoutInMinutes?: components["parameters"]["timeoutInMinutes"];
                allowSyncOnPushComplete?: components["parameters"]["allowSyncOnPushComplete"];
                forceUpdate?: components["parameters"]["forceUpdate"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Customer"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateCustomerResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "list-suppliers": {
        parameters: {
            query?: {
                page?: components["parameters"]["page"];
                pageSize?: components["parameters"]["pageSize"];
                query?: components["parameters"]["query"];
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suppliers"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-supplier": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                supplierId: components["parameters"]["supplierId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Supplier"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "create-supplier": {
        parameters: {
            query?: {
                timeoutInMinutes?: components["parameters"]["timeoutInMinutes"];
                allowSyncOnPushComplete?: components["parameters"]["allowSyncOnPushComplete"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Supplier"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateSupplierResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "update-supplier": {
        parameters: {
            query?: {
                timeoutInMinutes?: components["parameters"]["timeoutInMinutes"];
                allowSyncOnPushComplete?: components["parameters"]["allowSyncOnPushComplete"];
                forceUpdate?: components["parameters"]["forceUpdate"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
                supplierId: components["parameters"]["supplierId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Supplier"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateSupplierResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "list-tax-rates": {
        parameters: {
            query?: {
                page?: components["parameters"]["page"];
                pageSize?: components["parameters"]["pageSize"];
                query?: components["parameters"]["query"];
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRates"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-tax-rate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                taxRateId: components["parameters"]["taxRateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRate"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "list-tracking-categories": {
        parameters: {
            query?: {
                page?: components["parameters"]["page"];
                pageSize?: components["parameters"]["pageSize"];
                query?: components["parameters"]["query"];
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackingCategories"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "get-tracking-category": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                trackingCategoryId: components["parameters"]["trackingCategoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackingCategoryTree"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "list-direct-costs": {
        parameters: {
            query?: {
                page?: components["parameters"]["page"];
                pageSize?: components["parameters"]["pageSize"];
                query?: components["parameters"]["query"];
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectCosts"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "create-direct-cost": {
        parameters: {
            query?: {
                timeoutInMinutes?: components["parameters"]["timeoutInMinutes"];
                allowSyncOnPushComplete?: components["parameters"]["allowSyncOnPushComplete"];
            };
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectCostPrototype"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateDirectCostResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "create-expense-dataset": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LegacyCreateExpenseRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegacyCreateExpenseResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "initiate-sync": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LegacyPostSync"];
            };
        };
        responses: {
            /** @description OK */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        syncId?: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
