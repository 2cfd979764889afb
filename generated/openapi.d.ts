// Made by `npm run generate` from openapi/. Do not edit.

export interface paths {
    "/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List companies
         * @description Answers one page of the companies of this API key, each with its connections. Filter with `tags`; `query` is documented for a company's data only.
         */
        get: operations["list-companies"];
        put?: never;
        /**
         * Create a company
         * @description Adds a business, which then needs a connection to its accounting software. Answers the company with its id and the page where it can link. 402 when the account may not have more companies.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        /**
         * Get a company
         * @description Answers one company with its tags, products and connections.
         */
        get: operations["get-company"];
        /**
         * Replace a company
         * @description Overwrites name, description and tags as a whole: a request without `tags` removes them. Use the PATCH operation to change only some of these.
         */
        put: operations["replace-company"];
        post?: never;
        /**
         * Delete a company
         * @description Removes the company with its connections and the data fetched through them. What was written into the accounting software stays there.
         */
        delete: operations["delete-company"];
        options?: never;
        head?: never;
        /**
         * Update a company
         * @description Changes the properties that the request names and keeps the others. Tags are replaced as one map: leave `tags` out to keep them, send `null` or `{}` to remove them.
         */
        patch: operations["update-company"];
        trace?: never;
    };
    "/companies/{companyId}/data/info": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        /**
         * Get company information
         * @description Answers what the accounting software knows of the business: legal name, addresses, base currency, and the day up to which the books are closed. 409 until the `company` data type has been fetched.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        /**
         * List connections
         * @description Answers one page of a company's connections, whatever their state. Filters have no effect here.
         */
        get: operations["list-connections"];
        put?: never;
        /**
         * Create a connection
         * @description Starts a link to the accounting software named by `platformKey`. Answers a `PendingAuth` connection with a `linkUrl` for the business to open; it becomes `Linked` once access is granted there.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        /**
         * Get a connection
         * @description Answers one connection with its state, its link page and the errors seen on it.
         */
        get: operations["get-connection"];
        put?: never;
        post?: never;
        /**
         * Delete a connection
         * @description Removes the connection for good. To stop using it for a while, unlink it instead.
         */
        delete: operations["delete-connection"];
        options?: never;
        head?: never;
        /**
         * Unlink a connection
         * @description Ends access to the accounting software by setting `status` to `Unlinked`. Data fetched so far stays readable, and the business can link again later.
         */
        patch: operations["unlink-connection"];
        trace?: never;
    };
    "/companies/{companyId}/sync/expenses/connections/partnerExpense": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create the partner expense connection
         * @description Adds the connection that stands for your product as the source of expenses. It is `Linked` at once, and is needed before transactions can be posted.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        /**
         * Get the company configuration
         * @description Answers the bank account, supplier and customer that stand in where a transaction names none.
         */
        get: operations["get-company-configuration"];
        put?: never;
        /**
         * Set the company configuration
         * @description Saves the bank account, supplier and customer that stand in where a transaction names none. A transaction with neither its own nor a default cannot be written (sync status 4000).
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        /**
         * Get mapping options
         * @description Answers the accounts, tax rates and tracking categories of the accounting software that transaction lines may refer to, and what each is valid for. It reflects the last fetch of these data types.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create expenses
         * @description Queues 1 to 50 expenses to be written to the accounting software. Answers a `syncId` at once, without waiting for the write. 400 when any of the ids is already written.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Transaction, under the UUID that the caller chose for it. */
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Update an expense
         * @description Queues a change of an expense that is already written; only type `Payment` can be changed. Answers 202 with a `syncId`. 422 when the accounting software does not support updates.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Transaction, under the UUID that the caller chose for it. */
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Create or update a transfer
         * @description Queues a transfer between two bank accounts under the UUID in the path; under an id that is already written it changes that transfer. Answers a `syncId`. FreeAgent, QuickBooks Desktop, QuickBooks Online and Xero take transfers; FreeAgent and QuickBooks Online let them change.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create adjustments
         * @description Queues 1 to 50 adjustments, such as exchange differences, to be written as journal entries. Answers a `syncId`. Dynamics 365, QuickBooks Desktop, QuickBooks Online and Xero take them.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create reimbursable expenses
         * @description Queues 1 to 50 expenses that somebody paid for and is owed back; they are recorded against that person's supplier record. Answers a `syncId`. 400 when any of the ids is already written.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Transaction, under the UUID that the caller chose for it. */
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Update a reimbursable expense
         * @description Queues a change of a reimbursable expense that is already written. Answers a `syncId`. FreeAgent, NetSuite, QuickBooks Online and Zoho Books support it.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        /**
         * Get the last successful sync
         * @description Answers the company's most recent sync that ended well.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        /**
         * Get the latest sync
         * @description Answers the company's most recent sync, however far it is.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        /**
         * List syncs
         * @description Answers every sync of the company in one array, without pages.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Sync, as answered when transactions were posted. */
                syncId: components["parameters"]["syncId"];
            };
            cookie?: never;
        };
        /**
         * Get a sync
         * @description Answers how far one sync is. It is still running while `syncStatusCode` is 1000 or 1010.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Sync, as answered when transactions were posted. */
                syncId: components["parameters"]["syncId"];
            };
            cookie?: never;
        };
        /**
         * List the transactions of a sync
         * @description Answers one page of a sync's transactions with their outcomes. In a failed sync, some can be `Completed` all the same.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Sync, as answered when transactions were posted. */
                syncId: components["parameters"]["syncId"];
                /** @description Transaction, under the UUID that the caller chose for it. */
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        /**
         * Get a transaction of a sync
         * @description Answers the outcome of one transaction, as an array.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Sync, as answered when transactions were posted. */
                syncId: components["parameters"]["syncId"];
                /** @description Transaction, under the UUID that the caller chose for it. */
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload an attachment
         * @description Attaches one file, such as a receipt, to a transaction that is `Completed` in the sync. The file reaches the accounting software while the request waits. Sizes and types depend on the platform; a transaction can have several attachments, and none can be replaced.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh all data
         * @description Queues a fetch of every data type that is switched on, for all connections of the company. Answers 204 at once; the data status and the pull operations show the progress.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        /**
         * Get data status
         * @description Answers, for each data type, when it was last fetched and how far the current fetch is.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Kind of data to fetch. */
                dataType: components["parameters"]["dataType"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh a data type
         * @description Queues a fetch of one data type and answers its pull operation.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        /**
         * List pull operations
         * @description Answers one page of the fetches that were queued for the company.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Pull operation, under its `id`. */
                datasetId: components["parameters"]["datasetId"];
            };
            cookie?: never;
        };
        /**
         * Get a pull operation
         * @description Answers how far one fetch is.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        /**
         * List push operations
         * @description Answers one page of the single records that were written for the company, such as suppliers and accounts.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Push operation, as answered by the write that started it. */
                pushOperationKey: components["parameters"]["pushOperationKey"];
            };
            cookie?: never;
        };
        /**
         * Get a push operation
         * @description Answers how far the write of one record is.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an account
         * @description Writes a new nominal account through the connection. Answers a push operation that is usually still `Pending`: poll it, or wait for the webhook.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        /**
         * Get the model of an account to create
         * @description Answers which fields this connection takes for a new account, which it requires, and what they may hold. Platforms differ.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        /**
         * List accounts
         * @description Answers one page of the chart of accounts as last fetched. 409 until it has been fetched.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Account, under its id in the accounting software. */
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        /**
         * Get an account
         * @description Answers one account of the chart of accounts as last fetched. 409 until it has been fetched.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a bank account
         * @description Writes a new bank or card account through the connection. Answers a push operation that is usually still `Pending`: poll it, or wait for the webhook.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        /**
         * Get the model of a bank account to create
         * @description Answers which fields this connection takes for a new bank account, which it requires, and what they may hold. Platforms differ.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        /**
         * List bank accounts
         * @description Answers one page of the connection's bank and card accounts as last fetched. 409 until they have been fetched.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
                /** @description Account, under its id in the accounting software. */
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        /**
         * Get a bank account
         * @description Answers one bank or card account as last fetched. 409 until it has been fetched.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
                /** @description Account, under its id in the accounting software. */
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create bank transactions
         * @description Adds up to 1,000 transactions to a bank account's feed, for the business to reconcile. Answers a push operation: poll it, or wait for the webhook.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        /**
         * List customers
         * @description Answers one page of the company's customers as last fetched. 409 until they have been fetched.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Customer, under its id in the accounting software. */
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        /**
         * Get a customer
         * @description Answers one customer as last fetched. 409 until customers have been fetched.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a customer
         * @description Writes a new customer through the connection. Answers a push operation that is usually still `Pending`: poll it, or wait for the webhook.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
                /** @description Customer, under its id in the accounting software. */
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Update a customer
         * @description Overwrites a customer in the accounting software. Answers a push operation that is usually still `Pending`: poll it, or wait for the webhook.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        /**
         * List suppliers
         * @description Answers one page of the company's suppliers as last fetched. 409 until they have been fetched.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Supplier, under its id in the accounting software. */
                supplierId: components["parameters"]["supplierId"];
            };
            cookie?: never;
        };
        /**
         * Get a supplier
         * @description Answers one supplier as last fetched. 409 until suppliers have been fetched.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a supplier
         * @description Writes a new supplier through the connection. Answers a push operation that is usually still `Pending`: poll it, or wait for the webhook.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
                /** @description Supplier, under its id in the accounting software. */
                supplierId: components["parameters"]["supplierId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Update a supplier
         * @description Overwrites a supplier in the accounting software. Answers a push operation that is usually still `Pending`: poll it, or wait for the webhook. FreeAgent, QuickBooks Online and Xero support it.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        /**
         * List tax rates
         * @description Answers one page of the tax rates as last fetched. 409 until they have been fetched.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Tax rate, under its id in the accounting software. */
                taxRateId: components["parameters"]["taxRateId"];
            };
            cookie?: never;
        };
        /**
         * Get a tax rate
         * @description Answers one tax rate with its components. 409 until tax rates have been fetched.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        /**
         * List tracking categories
         * @description Answers one page of the tracking categories, flat, with `parentId` where they are nested. 409 until they have been fetched.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Tracking category, under its id in the accounting software. */
                trackingCategoryId: components["parameters"]["trackingCategoryId"];
            };
            cookie?: never;
        };
        /**
         * Get a tracking category
         * @description Answers one tracking category with everything below it. 409 until tracking categories have been fetched.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        /**
         * List direct costs
         * @description Answers one page of the connection's direct costs as last fetched. 409 until they have been fetched.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a direct cost
         * @description Writes a purchase that was paid on the spot, as a plain accounting record and outside the expense flow. Answers a push operation: poll it, or wait for the webhook.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an expense dataset
         * @deprecated
         * @description Older flow, first step: stores 1 to 50 transactions without writing them, and answers a `datasetId` for a sync to use. New code creates expenses directly.
         */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a sync of datasets
         * @deprecated
         * @description Older flow, second step: queues the write of stored datasets and answers 202 with a `syncId`. Several syncs may be queued. 422 when the company's connections are not set up.
         */
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
        /**
         * An expenses sync succeeded
         * @description Sent when a sync ends with all its transactions written, or nothing to write.
         */
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
        /**
         * An expenses sync failed
         * @description Sent when a sync fails. One failed transaction is enough; others in the same message can be `Completed`.
         */
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
        /**
         * The daily quota is used up
         * @description Sent when no requests are left for the day. Requests are answered 429 until the quota is reset.
         */
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
        /**
         * The daily quota is reset
         * @description Sent when the quota is reset and requests are possible again.
         */
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
        /**
         * A company was created
         * @description Sent when a company is added, through the API or by hand.
         */
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
        /**
         * A company was deleted
         * @description Sent when a company is removed; it can no longer be read.
         */
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
    "company.product.added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A product was enabled for a company
         * @description Sent when a product is enabled for a company.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CompanyProductWebhook"];
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
    "company.product.removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A product was disabled for a company
         * @description Sent when a product is disabled for a company.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CompanyProductWebhook"];
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
        /**
         * A connection was created
         * @description Sent when a connection is added; the business has not granted access yet.
         */
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
        /**
         * A connection was linked
         * @description Sent when the business grants access and the connection becomes `Linked`.
         */
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
        /**
         * A connection was lost
         * @description Sent when access ends: unlinked on purpose, or withdrawn in the accounting software.
         */
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
        /**
         * A connection was linked again
         * @description Sent when a connection that was lost becomes `Linked` once more.
         */
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
        /**
         * A connection could not be linked
         * @description Sent when the business tried to grant access, and it did not work.
         */
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
        /**
         * A connection was deleted
         * @description Sent when a connection is removed for good.
         */
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
        /**
         * A fetch of data ended
         * @description Sent when the fetch of one or more data types has ended; `status` of each tells how.
         */
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
        /**
         * The first fetch of data ended
         * @description Sent once after a connection links, when all its data types have been fetched for the first time.
         */
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
        /**
         * A record was written
         * @description Sent when a single record was written through a connection. The event type starts with the data type, for example `suppliers.write.successful`.
         */
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
        /**
         * A record could not be written
         * @description Sent when the write of a single record failed or timed out. The event type starts with the data type, for example `suppliers.write.unsuccessful`.
         */
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
        /**
         * A sync succeeded (older rule)
         * @description Sent by the older alerting rules, with `RuleType` `Sync Completed` and no `eventType`. `expenses.sync.successful` takes its place.
         */
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
        /**
         * A sync failed (older rule)
         * @description Sent by the older alerting rules, with `RuleType` `Sync Failed` and no `eventType`. `expenses.sync.unsuccessful` takes its place.
         */
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
        /** @description A date, or a date and time, as ISO 8601 text such as `2026-03-14` or `2026-03-14T09:30:00Z`. Without an offset it is local to the business, so it is no exact moment. */
        DateTime: string;
        /** @description A company as other objects mention it. */
        CompanyReference: {
            /**
             * Format: uuid
             * @description Codat's id of the company.
             */
            id?: string;
            name?: string;
            /** @description Note for your own use. */
            description?: string | null;
            /** @description Pages about the company. */
            links?: {
                /**
                 * Format: uri
                 * @description The company in the Codat portal.
                 */
                portal?: string;
            };
            /** @description Labels of your own: at most 10, keys of 1 to 27 characters, values of up to 100. */
            tags?: {
                [key: string]: string;
            };
        };
        /** @description A company without its connections. */
        CompanyDetails: {
            /**
             * Format: uuid
             * @description Codat's id of the company.
             */
            id: string;
            name: string;
            /** @description Note for your own use. */
            description?: string | null;
            /**
             * Format: uri
             * @description Page to send the business to, to link its accounting software.
             */
            redirect: string;
            /** @description When data was last fetched from any of its connections; null before the first time. */
            lastSync?: components["schemas"]["DateTime"] | null;
            /** @description When the company was added. */
            created?: components["schemas"]["DateTime"];
            /** @description Who added it; null when it was added through the API. */
            createdByUserName?: string | null;
            /** @description Codat products that are enabled for the company. */
            products?: string[];
            /** @description Ids of the users who own the company; empty when nobody does. */
            ownerUserIds?: string[];
            /** @description Labels of your own: at most 10, keys of 1 to 27 characters, values of up to 100. */
            tags?: {
                [key: string]: string;
            };
            /** @description Company that this one belongs to, null when it stands alone. */
            referenceParentCompany?: components["schemas"]["CompanyReference"] | null;
            /** @description Companies that belong to this one. */
            referenceSubsidiaryCompanies?: components["schemas"]["CompanyReference"][];
        };
        /**
         * @description `PendingAuth`: waiting for the business to grant access. `Linked`: in use. `Unlinked`: switched off on purpose. `Deauthorized`: access was withdrawn or has lapsed in the accounting software.
         * @enum {string}
         */
        DataConnectionStatus: "PendingAuth" | "Linked" | "Unlinked" | "Deauthorized";
        /** @description A problem with a connection, such as withdrawn access. */
        DataConnectionError: {
            /** @description HTTP status that the software answered, as text. */
            statusCode?: string;
            /** @description Short name of that status. */
            statusText?: string;
            /** @description What went wrong, for people to read. */
            errorMessage?: string;
            /** @description When it happened, UTC. */
            erroredOnUtc?: components["schemas"]["DateTime"];
            /**
             * @description Whether it still stands.
             * @enum {string|null}
             */
            status?: "Active" | "Resolved" | null;
            /** @description When it was settled, UTC; null while it stands. */
            resolvedOnUtc?: components["schemas"]["DateTime"] | null;
        };
        /** @description A link between a company and one source or destination of data. The accounting software is one, your expense product another. */
        Connection: {
            /**
             * Format: uuid
             * @description Codat's id of the connection.
             */
            id: string;
            /**
             * Format: uuid
             * @description Codat's id of the software behind it.
             */
            integrationId: string;
            /** @description The software's four letters, for example `gbol`. */
            integrationKey?: string;
            /**
             * Format: uuid
             * @description Codat's id of the source within that software's connector.
             */
            sourceId: string;
            /**
             * @description What it connects to: `Accounting` holds the books, `Expense` is your own product.
             * @enum {string}
             */
            sourceType: "Accounting" | "Banking" | "BankFeed" | "Commerce" | "Expense" | "Other" | "Unknown";
            /** @description The software's name for people to read. */
            platformName: string;
            /**
             * Format: uri
             * @description Page on which the business grants access.
             */
            linkUrl: string;
            /** @description Whether data can flow through it. */
            status: components["schemas"]["DataConnectionStatus"];
            /** @description When data was last fetched through it; null before the first time. */
            lastSync?: components["schemas"]["DateTime"] | null;
            /** @description When the connection was added. */
            created: components["schemas"]["DateTime"];
            /** @description Problems seen on it, settled ones included. */
            dataConnectionErrors?: components["schemas"]["DataConnectionError"][] | null;
            /** @description Facts that this software alone has, by name. */
            connectionInfo?: {
                [key: string]: unknown;
            } | null;
        };
        /** @description A business whose books are written to, with its connections. */
        Company: components["schemas"]["CompanyDetails"] & {
            /** @description Connections to accounting software and to the expense provider, linked or not. */
            dataConnections?: components["schemas"]["Connection"][];
        };
        /** @description A link. */
        HalRef: {
            /**
             * Format: uri-reference
             * @description Address, relative to the server.
             */
            href?: string;
        };
        /** @description Where the neighbouring pages are. */
        Links: {
            /** @description This page. */
            self: components["schemas"]["HalRef"];
            /** @description The page asked for. */
            current: components["schemas"]["HalRef"];
            /** @description The page after; absent on the last one. */
            next?: components["schemas"]["HalRef"];
            /** @description The page before; absent on the first one. */
            previous?: components["schemas"]["HalRef"];
        };
        /** @description One page of companies. */
        Companies: {
            /** @description Records of this page. */
            results?: components["schemas"]["Company"][];
            /** @description Number of this page, from 1. */
            pageNumber: number;
            /** @description Most records that a page holds here. */
            pageSize: number;
            /** @description Number of records on all pages together. */
            totalResults: number;
            /** @description Where the neighbouring pages are. */
            _links: components["schemas"]["Links"];
        };
        /** @description One finding of validation. */
        ErrorValidationItem: {
            /** @description Record or field that it is about. */
            itemId?: string | null;
            /** @description The finding, for people to read. */
            message?: string | null;
            /** @description Rule that found it. */
            validatorName?: string | null;
        };
        /** @description What validation found. */
        ErrorValidation: {
            /** @description Reasons for the refusal. */
            errors?: components["schemas"]["ErrorValidationItem"][] | null;
            /** @description Remarks that refuse nothing. */
            warnings?: components["schemas"]["ErrorValidationItem"][] | null;
        } | null;
        /** @description The envelope of every error. A proxy in between may answer something else, or nothing. */
        ErrorMessage: {
            /** @description Status in the envelope. It can differ from the HTTP status, which counts. */
            statusCode?: number;
            /** @description Part of the server that failed. */
            service?: string;
            /** @description What went wrong, for people to read. */
            error?: string;
            /** @description Identifies the request when asking Codat for help. */
            correlationId?: string;
            /** @description What validation found, if it was that. */
            validation?: components["schemas"]["ErrorValidation"];
            /** @description `True`, `False` or `Unknown`, as text. */
            canBeRetried?: string;
            /** @description Number that tells errors of one status apart. */
            detailedErrorCode?: number;
        };
        /** @description A company to create, or what replaces one. */
        CompanyRequestBody: {
            /** @description Name of the business. Letters, digits, spaces and `- ' & @ . , ? !`; the server drops any other character. */
            name: string;
            /** @description Note for your own use. */
            description?: string;
            /** @description Labels of your own: at most 10, keys of 1 to 27 characters, values of up to 100. Left out of a PUT, they are removed. */
            tags?: {
                [key: string]: string;
            };
        };
        /** @description Changes to a company. Only what is present changes. */
        CompanyUpdateRequest: {
            /** @description Name of the business. Letters, digits, spaces and `- ' & @ . , ? !`; the server drops any other character. */
            name?: string;
            /** @description Note for your own use. */
            description?: string;
            /** @description Replaces all tags, at most 10. Absent keeps them; `null` or `{}` removes them. */
            tags?: {
                [key: string]: string;
            } | null;
        };
        /** @description Fields outside the common model, when the account is set up to fetch them. */
        SupplementalData: {
            /** @description Fields by data type, then by name. */
            content?: {
                [key: string]: {
                    [key: string]: unknown;
                };
            } | null;
        };
        /** @description The business as its accounting software describes it. */
        CompanyInformation: {
            /** @description Trading name. */
            companyName?: string | null;
            /** @description The business's own identifier in the accounting software. */
            accountingPlatformRef?: string | null;
            /** @description Registered name. */
            companyLegalName?: string | null;
            /** @description Addresses of the business. */
            addresses?: {
                /**
                 * @description What the address is for.
                 * @enum {string}
                 */
                type: "Unknown" | "Billing" | "Delivery";
                line1?: string | null;
                line2?: string | null;
                city?: string | null;
                /** @description State, county or province. */
                region?: string | null;
                /** @description Name or code, as the accounting software has it. */
                country?: string | null;
                postalCode?: string | null;
            }[] | null;
            /** @description Telephone numbers of the business. */
            phoneNumbers?: {
                /** @description Number as it was entered, in no particular format. */
                number?: string | null;
                /**
                 * @description Kind of line.
                 * @enum {string}
                 */
                type: "Primary" | "Landline" | "Mobile" | "Fax" | "Unknown";
            }[] | null;
            /** @description Website and social profiles. */
            webLinks?: {
                /**
                 * @description What the page is.
                 * @enum {string}
                 */
                type?: "Website" | "Social" | "Unknown";
                /** Format: uri */
                url?: string;
            }[] | null;
            /** @description Day up to which the books are closed. */
            ledgerLockDate?: components["schemas"]["DateTime"];
            /** @description Number in the register of companies. */
            registrationNumber?: string | null;
            /** @description Number for VAT, GST or sales tax. */
            taxNumber?: string | null;
            /** @description First day of the financial year. */
            financialYearStartDate?: components["schemas"]["DateTime"];
            /** @description Currency of the books, as an ISO 4217 code. */
            baseCurrency?: string | null;
            /** @description Links into the accounting software, by name. */
            sourceUrls?: {
                [key: string]: string | null;
            } | null;
            /** @description When the business was set up in the accounting software. */
            createdDate?: components["schemas"]["DateTime"];
            /** @description Fields outside the common model. */
            supplementalData?: components["schemas"]["SupplementalData"];
        };
        /** @description One page of connections. */
        Connections: {
            /** @description Records of this page. */
            results?: components["schemas"]["Connection"][];
            /** @description Number of this page, from 1. */
            pageNumber: number;
            /** @description Most records that a page holds here. */
            pageSize: number;
            /** @description Number of records on all pages together. */
            totalResults: number;
            /** @description Where the neighbouring pages are. */
            _links: components["schemas"]["Links"];
        };
        /** @description Reference to the default bank account. */
        BankAccountDetails: {
            /** @description Bank account's id in the accounting software. */
            id?: string;
        };
        /** @description Reference to the default supplier. */
        SupplierDetails: {
            /** @description Supplier's id in the accounting software. */
            id?: string;
        };
        /** @description Reference to the default customer. */
        CustomerDetails: {
            /** @description Customer's id in the accounting software. */
            id?: string;
        };
        /** @description Defaults for a company's transactions. Each id is the accounting software's own. */
        CompanyConfiguration: {
            /** @description Account that expenses are paid from when they name none. */
            bankAccount: components["schemas"]["BankAccountDetails"];
            /** @description Supplier of expenses that name none. */
            supplier: components["schemas"]["SupplierDetails"];
            /** @description Customer for the kinds of expense that some software records against one, such as refunds in Xero. */
            customer: components["schemas"]["CustomerDetails"];
        };
        /** @description Types of expense that may refer to this. An empty or missing list says nothing. */
        ValidTransactionTypes: ("Payment" | "Refund" | "Reward" | "Chargeback")[];
        /** @description Kinds of transaction that may refer to this, with the type after the dot for expenses. An empty or missing list says nothing. */
        ValidFor: ("expense-transactions.Payment" | "expense-transactions.Refund" | "expense-transactions.Reward" | "expense-transactions.Chargeback" | "reimbursable-expense-transactions" | "transfer-transactions" | "adjustment-transactions")[];
        /** @description An account that transactions can be mapped to. */
        AccountMappingInfo: {
            /** @description Account's id in the accounting software, for `accountRef`. */
            id?: string;
            /** @description Code in the chart of accounts. */
            nominalCode?: string | null;
            /** @description Name in the chart of accounts. */
            name?: string;
            /** @description Currency of the account, as an ISO 4217 code. */
            currency?: string;
            /**
             * @description Side of the books that it belongs to.
             * @enum {string}
             */
            accountType?: "Asset" | "Liability" | "Income" | "Expense" | "Equity";
            /** @description Path of categories down to the account, separated by dots. */
            fullyQualifiedCategory?: string;
            /** @description Whether it is a bank or card account, which expenses can be paid from. */
            isBankAccount?: boolean;
            /** @description Types of expense that may use the account. Empty or missing says nothing. */
            validTransactionTypes?: components["schemas"]["ValidTransactionTypes"];
            /** @description Kinds of transaction that may use the account. Empty or missing says nothing. */
            validFor?: components["schemas"]["ValidFor"];
        };
        /** @description A tracking category that lines can be tagged with. */
        TrackingCategoryMappingInfo: {
            /** @description Category's id in the accounting software, for `trackingRefs`. */
            id?: string;
            name?: string;
            /** @description Whether other categories lie below it. */
            hasChildren?: boolean;
            /** @description Category above it; null at the top. */
            parentId?: string | null;
        };
        /** @description A tax rate that lines can carry. */
        TaxRateMappingInfo: {
            /** @description Tax rate's id in the accounting software, for `taxRateRef`. */
            id?: string;
            name?: string;
            /** @description Short code shown in the accounting software. */
            code?: string | null;
            /**
             * Format: decimal
             * @description Per cent that is charged after compounding, for example 20.
             */
            effectiveTaxRate?: number;
            /**
             * Format: decimal
             * @description Plain sum of the components, in per cent.
             */
            totalTaxRate?: number;
            /** @description Types of expense that may use the tax rate. Empty or missing says nothing. */
            validTransactionTypes?: components["schemas"]["ValidTransactionTypes"];
        };
        /** @description What a company's transactions may refer to. */
        MappingOptions: {
            /** @description Name of the product that posts the expenses. */
            expenseProvider?: string | null;
            /** @description Accounts for transaction lines and bank accounts. */
            accounts?: components["schemas"]["AccountMappingInfo"][] | null;
            /** @description Categories to tag lines with. */
            trackingCategories?: components["schemas"]["TrackingCategoryMappingInfo"][] | null;
            /** @description Tax rates for lines. */
            taxRates?: components["schemas"]["TaxRateMappingInfo"][] | null;
        };
        /** @description Supplier of an expense. */
        ExpenseContactRef: {
            /** @description Supplier's id in the accounting software. */
            id: string;
            /**
             * @description Kind of contact; suppliers only.
             * @default Supplier
             * @enum {string}
             */
            type?: "Supplier";
        };
        /** @description Reference to a record of the accounting software. */
        RecordRef: {
            /** @description Record's id in the accounting software. */
            id?: string;
        };
        /** @description Reference to an item. QuickBooks Desktop only, where a line has either an item or an account. */
        ItemRef: {
            /** @description Item's id in the accounting software. */
            id?: string;
        } | null;
        /** @description Tags a line with a tracking category or a customer. */
        TrackingRef: {
            /** @description Category's or customer's id in the accounting software. */
            id?: string;
            /**
             * @description What `id` names.
             * @default trackingCategories
             * @enum {string}
             */
            dataType?: "trackingCategories" | "customers";
        };
        /** @description Customer to bill the line on to. QuickBooks Online and QuickBooks Desktop only. */
        InvoiceTo: {
            /** @description Customer's id in the accounting software. */
            id?: string;
            /**
             * @description Kind of record that `id` names.
             * @enum {string}
             */
            type?: "customer";
        } | null;
        /** @description A part of an expense, with its own account, tax and tags. */
        ExpenseTransactionLine: {
            /**
             * Format: decimal
             * @description Amount without tax, in the transaction's currency.
             */
            netAmount: number;
            /**
             * Format: decimal
             * @description Tax on top of `netAmount`, in the transaction's currency.
             */
            taxAmount?: number;
            /** @description Tax rate of the line. Not for FreeAgent. */
            taxRateRef?: components["schemas"]["RecordRef"];
            /** @description Account that the line is booked to. Every platform needs one, but for QuickBooks Desktop, where an item can take its place. */
            accountRef?: components["schemas"]["RecordRef"];
            /** @description Item instead of an account. QuickBooks Desktop only. */
            itemRef?: components["schemas"]["ItemRef"];
            /** @description 1 to 10 tags of the line. */
            trackingRefs?: components["schemas"]["TrackingRef"][] | null;
            /** @description Customer to bill the line on to. QuickBooks Online and QuickBooks Desktop only. */
            invoiceTo?: components["schemas"]["InvoiceTo"];
        };
        /** @description One movement on a card or account: a purchase, or money back. */
        ExpenseTransaction: {
            /**
             * Format: uuid
             * @description UUID of your own, unique within the company. It is the idempotency key: an expense that is written is refused under the same id, one that failed may be sent again.
             */
            id: string;
            /**
             * @description `Payment`: money spent. `Refund`: money back from a merchant. `Reward`: cashback and the like. `Chargeback`: a disputed payment returned. Platforms differ in which they take.
             * @enum {string}
             */
            type: "Payment" | "Refund" | "Reward" | "Chargeback";
            /** @description Date of the transaction. */
            issueDate: components["schemas"]["DateTime"];
            /** @description Currency of all amounts of the transaction, as an ISO 4217 code. */
            currency: string;
            /**
             * Format: decimal
             * @description Units of the company's base currency for one unit of the foreign one, up to 9 decimals. Needed where the transaction's or the account's currency is not the base currency; QuickBooks Online alone takes 1 when it is missing.
             */
            currencyRate?: number | null;
            /** @description Supplier. Without it, the one of the company configuration counts. Not for Dynamics 365, where the configuration must name it. */
            contactRef?: components["schemas"]["ExpenseContactRef"];
            /** @description Account that is paid from. Without it, the one of the company configuration counts. */
            bankAccountRef?: {
                /** @description Bank account's id in the accounting software. */
                id?: string;
            };
            /** @description Reference for people to find the transaction by. */
            reference?: string | null;
            /** @description Merchant as the card statement shows it. */
            merchantName?: string;
            /** @description What the amount is made of: 1 to 100 lines. */
            lines?: components["schemas"]["ExpenseTransactionLine"][];
            /** @description Text that is kept with the transaction in the accounting software. */
            notes?: string;
            /** @description Write it as a draft to be approved. Dynamics 365 only; leave it out elsewhere. */
            postAsDraft?: boolean | null;
        };
        /** @description 1 to 50 expenses to write in one sync. */
        CreateExpenseRequest: components["schemas"]["ExpenseTransaction"][];
        /** @description The sync that writes the expenses. */
        CreateExpenseResponse: {
            /**
             * Format: uuid
             * @description Sync to poll, or to wait for by webhook.
             */
            syncId?: string;
        };
        /** @description What an expense becomes. It carries the whole expense but its id, `reference` and `postAsDraft`. */
        UpdateExpenseRequest: {
            /**
             * @description Only `Payment` can be updated.
             * @enum {string}
             */
            type: "Payment" | "Refund" | "Reward" | "Chargeback";
            /** @description Date of the transaction. */
            issueDate: components["schemas"]["DateTime"];
            /** @description Currency of all amounts of the transaction, as an ISO 4217 code. */
            currency: string;
            /**
             * Format: decimal
             * @description Units of the company's base currency for one unit of the foreign one, up to 9 decimals. Needed where the transaction's or the account's currency is not the base currency; QuickBooks Online alone takes 1 when it is missing.
             */
            currencyRate?: number | null;
            /** @description Supplier. Without it, the one of the company configuration counts. Not for Dynamics 365, where the configuration must name it. */
            contactRef?: components["schemas"]["ExpenseContactRef"];
            /** @description Account that is paid from. FreeAgent does not allow it to change. */
            bankAccountRef?: {
                /** @description Bank account's id in the accounting software. */
                id?: string;
            };
            /** @description Merchant as the card statement shows it. */
            merchantName?: string;
            /** @description What the amount is made of: 1 to 100 lines. */
            lines?: components["schemas"]["ExpenseTransactionLine"][];
            /** @description Text that is kept with the transaction in the accounting software. */
            notes?: string;
        };
        /** @description The sync that writes the change. */
        UpdateExpenseResponse: {
            /** @description Sync to poll, or to wait for by webhook. */
            syncId?: string;
        };
        /** @description Money moved from one account of the business to another. */
        TransferTransactionRequest: {
            /** @description Text that is kept with the transfer. */
            description?: string;
            /** @description Day of the transfer. */
            date: components["schemas"]["DateTime"];
            /** @description Where the money leaves. */
            from: {
                /** @description The account. */
                accountRef: {
                    /** @description Bank account's id in the accounting software. */
                    id: string;
                };
                /**
                 * Format: decimal
                 * @description Amount in this account's own currency. The exchange rate follows from the amounts of both sides.
                 */
                amount: number;
            };
            /** @description Where the money arrives. */
            to: {
                /** @description The account. */
                accountRef: {
                    /** @description Bank account's id in the accounting software. */
                    id: string;
                };
                /**
                 * Format: decimal
                 * @description Amount in this account's own currency. The exchange rate follows from the amounts of both sides.
                 */
                amount: number;
            };
        };
        /** @description The sync that writes the transfer. */
        TransferTransactionResponse: {
            /**
             * Format: uuid
             * @description Sync to poll, or to wait for by webhook.
             */
            syncId?: string;
        };
        /** @description Tags a line with a tracking category, a customer or a supplier. */
        TrackingRefAdjustmentTransaction: {
            /** @description Category's, customer's or supplier's id in the accounting software. */
            id?: string;
            /**
             * @description What `id` names.
             * @default trackingCategories
             * @enum {string}
             */
            dataType?: "trackingCategories" | "customers" | "suppliers";
        };
        /** @description One line of an adjustment. */
        AdjustmentTransactionLine: {
            /**
             * Format: decimal
             * @description Amount in the adjustment's currency.
             */
            amount: number;
            /** @description Account that the line is booked to. */
            accountRef: components["schemas"]["RecordRef"];
            /** @description Text of the line. */
            description?: string;
            /** @description 1 to 10 tags of the line. */
            trackingRefs?: components["schemas"]["TrackingRefAdjustmentTransaction"][] | null;
            /** @description Customer to bill the line on to. QuickBooks Online and QuickBooks Desktop only. */
            invoiceTo?: components["schemas"]["InvoiceTo"];
        };
        /** @description A correction of the books, written as a journal entry. */
        AdjustmentTransactionRequest: {
            /**
             * Format: uuid
             * @description UUID of your own, unique within the company; the idempotency key.
             */
            id: string;
            /** @description Day of the journal entry. */
            date: components["schemas"]["DateTime"];
            /** @description Currency of all amounts of the adjustment, as an ISO 4217 code. */
            currency: string;
            /**
             * Format: decimal
             * @description Units of the company's base currency for one unit of the foreign one, up to 9 decimals.
             */
            currencyRate?: number | null;
            /** @description Reference for people to find the entry by. */
            reference?: string | null;
            /** @description 1 to 100 lines. */
            lines: components["schemas"]["AdjustmentTransactionLine"][];
        };
        /** @description 1 to 50 adjustments to write in one sync. */
        CreateAdjustmentRequest: components["schemas"]["AdjustmentTransactionRequest"][];
        /** @description The sync that writes the adjustments. */
        AdjustmentTransactionResponse: {
            /**
             * Format: uuid
             * @description Sync to poll, or to wait for by webhook.
             */
            syncId?: string;
        };
        /** @description The person to pay back, as a supplier. */
        ReimbursementContactRef: {
            /** @description Supplier's id in the accounting software. */
            id: string;
        };
        /** @description Reference to an accounts payable account. QuickBooks Desktop only. */
        ApAccountRef: {
            /** @description Account's id in the accounting software. */
            id?: string;
        } | null;
        /** @description A part of a reimbursable expense, with its own account, tax and tags. */
        ReimbursableExpenseTransactionLine: {
            /** @description Text of the line. */
            description?: string;
            /**
             * Format: decimal
             * @description Amount without tax, in the transaction's currency.
             */
            netAmount: number;
            /**
             * Format: decimal
             * @description Tax on top of `netAmount`, in the transaction's currency.
             */
            taxAmount?: number;
            /** @description Tax rate of the line. Not for FreeAgent. */
            taxRateRef?: components["schemas"]["RecordRef"];
            /** @description Account that the line is booked to. Every platform needs one, but for QuickBooks Desktop, where an item can take its place. */
            accountRef?: components["schemas"]["RecordRef"];
            /** @description Item instead of an account. QuickBooks Desktop only. */
            itemRef?: components["schemas"]["ItemRef"];
            /** @description 1 to 10 tags of the line. */
            trackingRefs?: components["schemas"]["TrackingRef"][] | null;
            /** @description Customer to bill the line on to. QuickBooks Online and QuickBooks Desktop only. */
            invoiceTo?: components["schemas"]["InvoiceTo"];
        };
        /** @description A reimbursable expense without its id, as an update sends it. */
        UpdateReimbursableExpenseTransactionRequest: {
            /** @description Reference for people to find the expense by. */
            reference?: string | null;
            /** @description The person to pay back. Their supplier record must have the currency of the expense. */
            contactRef: components["schemas"]["ReimbursementContactRef"];
            /** @description Account that the debt is booked to. QuickBooks Desktop only. */
            apAccountRef?: components["schemas"]["ApAccountRef"];
            /** @description Date of the expense. */
            issueDate: components["schemas"]["DateTime"];
            /** @description Day by which the person is to be paid. */
            dueDate: components["schemas"]["DateTime"];
            /** @description Currency of all amounts of the expense, as an ISO 4217 code. */
            currency: string;
            /**
             * Format: decimal
             * @description Units of the company's base currency for one unit of the foreign one, up to 9 decimals.
             */
            currencyRate?: number | null;
            /** @description Text that is kept with the expense in the accounting software. */
            notes?: string;
            /** @description What the amount is made of: 1 to 100 lines. */
            lines?: components["schemas"]["ReimbursableExpenseTransactionLine"][];
        };
        /** @description Spend that a person paid for and is owed back, with its id. */
        ReimbursableExpenseTransaction: components["schemas"]["UpdateReimbursableExpenseTransactionRequest"] & {
            /**
             * Format: uuid
             * @description UUID of your own, unique within the company. It is the idempotency key: an expense that is written is refused under the same id, one that failed may be sent again.
             */
            id: string;
        };
        /** @description 1 to 50 reimbursable expenses to write in one sync. */
        ReimbursableExpenseTransactionRequest: components["schemas"]["ReimbursableExpenseTransaction"][];
        /** @description The sync that writes the reimbursable expenses, or the change of one. */
        CreateReimbursableExpenseResponse: {
            /**
             * Format: uuid
             * @description Sync to poll, or to wait for by webhook.
             */
            syncId?: string;
        };
        /** @description How far a sync is, and how it ended. */
        CompanySyncStatus: {
            /** @description Codat's id of the company. */
            companyId?: string | null;
            /** @description Id answered when the transactions were posted. */
            syncId?: string | null;
            /**
             * Format: int32
             * @description 1000 and 1010: running, the latter for over ten minutes. 2000: written. 2040: nothing to write. 4000: configuration error. 4040, 4220: company deleted or access withdrawn. 4260: the business's accounting subscription has lapsed. 5000: server error. 5080: duplicate protection. 5120: not valid. 5130: could not be written. Read any other code by its first digit.
             */
            syncStatusCode?: number;
            /** @description Name of the code as free text, such as `Complete` or `PushError`. */
            syncStatus?: string | null;
            /** @description What went wrong, for people to read; null when nothing did. */
            errorMessage?: string | null;
            /** @description Technical detail of the error, if any. */
            syncExceptionMessage?: string | null;
            /** @description When the sync was run, UTC. */
            syncUtc?: components["schemas"]["DateTime"] | null;
            /** @description Whether anything was written to the accounting software. */
            dataPushed?: boolean;
        };
        /**
         * @description `Completed`: written. `ValidationError`: refused before it was written. `PushError`: refused by the accounting software. `Pending`: not done yet. `Unknown`: the server cannot tell.
         * @enum {string|null}
         */
        TransactionStatus: "Unknown" | "Pending" | "ValidationError" | "Completed" | "PushError" | null;
        /**
         * @description Product that the transaction came in through. Real answers say `expense`.
         * @default expenses
         * @enum {string|null}
         */
        IntegrationType: "expenses" | "bankfeeds" | "expense" | null;
        /** @description The outcome of one transaction in a sync. */
        Transaction: {
            /** @description The UUID that the caller chose for the transaction. */
            transactionId?: string | null;
            /** @description How far the transaction is, or how it ended. */
            status?: components["schemas"]["TransactionStatus"];
            /** @description Why it was refused; null when it was not. */
            message?: string | null;
            /** @description Product that the transaction came in through. */
            integrationType?: components["schemas"]["IntegrationType"];
        };
        /** @description One page of a sync's transactions. */
        Transactions: {
            /** @description Records of this page. */
            results?: components["schemas"]["Transaction"][];
            /** @description Number of this page, from 1. */
            pageNumber: number;
            /** @description Most records that a page holds here. */
            pageSize: number;
            /** @description Number of records on all pages together. */
            totalResults: number;
            /** @description Where the neighbouring pages are. */
            _links: components["schemas"]["Links"];
        };
        /** @description One transaction of a sync, wrapped in an array. */
        TransactionResponse: components["schemas"]["Transaction"][];
        /**
         * Format: binary
         * @description Raw bytes of a file.
         */
        CodatFile: string;
        /** @description A file as multipart form data. */
        AttachmentUpload: {
            /** @description Content of the file. Its name needs the extension of its type. */
            file: components["schemas"]["CodatFile"];
        };
        /** @description A file kept with a transaction. */
        Attachment: {
            /**
             * Format: uuid
             * @description Codat's id of the company.
             */
            companyId?: string;
            /** @description Id of the attachment. */
            id?: string;
            /** @description Transaction that it belongs to. */
            transactionId?: string;
        };
        /**
         * @description Kind of data that is fetched or written. Names with `banking-` or `commerce-` come from banks and shops, the others from accounting software.
         * @enum {string}
         */
        DataType: "accountTransactions" | "balanceSheet" | "bankAccounts" | "bankTransactions" | "billCreditNotes" | "billPayments" | "bills" | "cashFlowStatement" | "chartOfAccounts" | "company" | "creditNotes" | "customers" | "directCosts" | "directIncomes" | "invoices" | "itemReceipts" | "items" | "journalEntries" | "journals" | "paymentMethods" | "payments" | "profitAndLoss" | "purchaseOrders" | "salesOrders" | "suppliers" | "taxRates" | "trackingCategories" | "transfers" | "banking-accountBalances" | "banking-accounts" | "banking-transactionCategories" | "banking-transactions" | "commerce-companyInfo" | "commerce-customers" | "commerce-disputes" | "commerce-locations" | "commerce-orders" | "commerce-paymentMethods" | "commerce-payments" | "commerce-productCategories" | "commerce-products" | "commerce-taxComponents" | "commerce-transactions";
        /** @description How current one data type is. */
        DataStatus: {
            dataType: components["schemas"]["DataType"];
            /** @description When it was last fetched without error. */
            lastSuccessfulSync?: components["schemas"]["DateTime"];
            /**
             * @description Step that the fetch is in. `Complete` is the good end; `Cancelled`, `NotSupported`, `PrerequisiteNotMet` and the names that end in `Error` are the bad ones.
             * @enum {string}
             */
            currentStatus: "Initial" | "Queued" | "Fetching" | "MapQueued" | "Mapping" | "Complete" | "FetchError" | "MapError" | "InternalError" | "ProcessingQueued" | "Processing" | "ProcessingError" | "ValidationQueued" | "Validating" | "ValidationError" | "AuthError" | "Cancelled" | "NotSupported" | "RateLimitError" | "PermissionsError" | "PrerequisiteNotMet";
            /**
             * Format: uuid
             * @description Pull operation of the latest fetch.
             */
            latestSyncId?: string;
            /**
             * Format: uuid
             * @description Pull operation of the last fetch without error.
             */
            latestSuccessfulSyncId?: string;
        };
        /** @description One fetch of one data type through one connection. */
        PullOperation: {
            /**
             * Format: uuid
             * @description Id of the fetch.
             */
            id: string;
            /**
             * Format: uuid
             * @description Codat's id of the company.
             */
            companyId: string;
            /**
             * Format: uuid
             * @description Connection that is fetched through.
             */
            connectionId: string;
            /** @description Kind of data that is fetched. */
            dataType: string;
            /**
             * @description Step that the fetch is in. `Complete` is the good end; `Cancelled`, `NotSupported`, `PrerequisiteNotMet` and the names that end in `Error` are the bad ones.
             * @enum {string}
             */
            status: "Initial" | "Queued" | "Fetching" | "MapQueued" | "Mapping" | "Complete" | "FetchError" | "MapError" | "InternalError" | "ProcessingQueued" | "Processing" | "ProcessingError" | "ValidationQueued" | "Validating" | "ValidationError" | "AuthError" | "Cancelled" | "NotSupported" | "RateLimitError" | "PermissionsError" | "PrerequisiteNotMet";
            /** @description Remark on the step, if any. */
            statusDescription?: string | null;
            /** @description What went wrong, for people to read; null when nothing did. */
            errorMessage?: string | null;
            /** @description When the fetch was queued. */
            requested: components["schemas"]["DateTime"];
            /** @description When it ended, well or not. */
            completed?: components["schemas"]["DateTime"];
            /** @description How far it is, 0 to 100 per cent. */
            progress: number;
            /** @description Whether it ended well. */
            isCompleted: boolean;
            /** @description Whether it failed. */
            isErrored: boolean;
        };
        /** @description One page of pull operations. */
        PullOperations: {
            /** @description Records of this page. */
            results?: components["schemas"]["PullOperation"][];
            /** @description Number of this page, from 1. */
            pageNumber: number;
            /** @description Most records that a page holds here. */
            pageSize: number;
            /** @description Number of records on all pages together. */
            totalResults: number;
            /** @description Where the neighbouring pages are. */
            _links: components["schemas"]["Links"];
        };
        /**
         * @description What was done to the record.
         * @enum {string}
         */
        PushChangeType: "Unknown" | "Created" | "Modified" | "Deleted" | "AttachmentUploaded";
        /** @description Record that was changed. */
        PushOperationRef: {
            /** @description Record's id in the accounting software. */
            id?: string;
            /** @description Kind of record. */
            dataType?: components["schemas"]["DataType"] | null;
        };
        /** @description What a write did to one record. */
        PushOperationChange: {
            type?: components["schemas"]["PushChangeType"];
            /** @description Record that was changed. */
            recordRef?: components["schemas"]["PushOperationRef"];
            /** @description Attachment that was added, if that was the change. */
            attachmentId?: string | null;
        };
        /**
         * @description `Pending`: under way. `Success`: written. `Failed`: refused. `TimedOut`: given up after its time limit.
         * @enum {string}
         */
        PushOperationStatus: "Pending" | "Failed" | "Success" | "TimedOut";
        /** @description One finding of validation. */
        ValidationItem: {
            /** @description Field that it is about. */
            itemId?: string | null;
            /** @description The finding, for people to read. */
            message?: string | null;
            /** @description Rule that found it. */
            validatorName?: string | null;
        };
        /** @description What validation found in a record to be written. */
        Validation: {
            /** @description Reasons for the refusal. */
            errors?: components["schemas"]["ValidationItem"][] | null;
            /** @description Remarks that refuse nothing. */
            warnings?: components["schemas"]["ValidationItem"][] | null;
        };
        /** @description The write of one record through a connection. It is queued, and settles later. */
        PushOperation: {
            /** @description Records that were created or changed; null until it settles. */
            changes?: components["schemas"]["PushOperationChange"][] | null;
            /** @description Kind of record that is written. */
            dataType?: components["schemas"]["DataType"];
            /**
             * Format: uuid
             * @description Codat's id of the company.
             */
            companyId: string;
            /**
             * Format: uuid
             * @description Id of this operation.
             */
            pushOperationKey: string;
            /**
             * Format: uuid
             * @description Connection that is written through.
             */
            dataConnectionKey: string;
            /** @description When it was queued, UTC. */
            requestedOnUtc: components["schemas"]["DateTime"];
            /** @description When it settled, UTC; absent before. */
            completedOnUtc?: components["schemas"]["DateTime"];
            /**
             * Format: int32
             * @description Time limit that it was given, in minutes.
             */
            timeoutInMinutes?: number | null;
            /**
             * Format: int32
             * @deprecated
             * @description Time limit in seconds. Use `timeoutInMinutes`.
             */
            timeoutInSeconds?: number | null;
            /** @description How far the write is, or how it ended. */
            status: components["schemas"]["PushOperationStatus"];
            /** @description Why it failed; null when it did not. */
            errorMessage?: string | null;
            /** @description What validation found. */
            validation?: components["schemas"]["Validation"];
            /** @description HTTP status that stands for how the write went, for example 202 while it is pending. */
            statusCode: number;
        };
        /** @description One page of push operations. */
        PushOperations: {
            /** @description Records of this page. */
            results?: components["schemas"]["PushOperation"][];
            /** @description Number of this page, from 1. */
            pageNumber: number;
            /** @description Most records that a page holds here. */
            pageSize: number;
            /** @description Number of records on all pages together. */
            totalResults: number;
            /** @description Where the neighbouring pages are. */
            _links: components["schemas"]["Links"];
        };
        /**
         * @description Side of the books that the account belongs to.
         * @enum {string}
         */
        AccountType: "Unknown" | "Asset" | "Expense" | "Income" | "Liability" | "Equity";
        /**
         * @description `Active`: in use. `Archived`: closed. `Pending`: not yet open. `Unknown`: the accounting software does not say.
         * @enum {string}
         */
        AccountStatus: "Unknown" | "Active" | "Archived" | "Pending";
        /** @description A nominal account to create. */
        AccountPrototype: {
            /** @description Code in the chart of accounts. */
            nominalCode?: string | null;
            /** @description Name in the chart of accounts. */
            name?: string | null;
            /** @description What the account is for. */
            description?: string | null;
            /** @description Path of categories down to the account, separated by dots. */
            fullyQualifiedCategory?: string | null;
            /** @description The path with the account's own name at its end. */
            fullyQualifiedName?: string | null;
            /** @description Currency of the account, as an ISO 4217 code. */
            currency?: string;
            /**
             * Format: decimal
             * @description Balance in the account's currency.
             */
            currentBalance?: number | null;
            type?: components["schemas"]["AccountType"];
            status?: components["schemas"]["AccountStatus"];
            /** @description Whether it is a bank or card account. */
            isBankAccount?: boolean;
            /** @description Where other records may refer to it. */
            validDatatypeLinks?: {
                /** @description Property of the account, for example its id. */
                property?: string | null;
                /** @description Paths of the properties that may refer to it. */
                links?: string[] | null;
            }[] | null;
            /** @description Fields outside the common model. */
            supplementalData?: components["schemas"]["SupplementalData"];
        };
        /** @description Facts about the record itself. */
        Metadata: {
            /** @description Whether it has disappeared from the accounting software since it was fetched. */
            isDeleted?: boolean | null;
        };
        /** @description A nominal account of the general ledger. */
        Account: components["schemas"]["AccountPrototype"] & {
            /** @description Account's id in the accounting software. */
            id?: string;
            /** @description Facts about the record itself. */
            metadata?: components["schemas"]["Metadata"];
            /** @description When Codat last saw it change. */
            modifiedDate?: components["schemas"]["DateTime"];
            /** @description When it last changed in the accounting software. */
            sourceModifiedDate?: components["schemas"]["DateTime"];
        };
        /** @description The write of an account. */
        CreateAccountResponse: components["schemas"]["PushOperation"] & {
            /** @description The account as written; complete once the write has succeeded. */
            data?: components["schemas"]["Account"];
        };
        /**
         * @description Type of a field's value.
         * @enum {string}
         */
        PushOptionType: "Array" | "Object" | "String" | "Number" | "Boolean" | "DateTime" | "File" | "MultiPart";
        /** @description A field of the model. A field that is an object has `properties` of its own, an array describes its elements there. */
        PushOptionProperty: {
            type: components["schemas"]["PushOptionType"];
            /** @description Name for people to read. */
            displayName: string;
            /** @description What it is for. */
            description: string;
            /** @description Whether a write needs it. */
            required: boolean;
            /** @description Fields inside, by name; null for a plain value. */
            properties?: {
                [key: string]: components["schemas"]["PushOptionProperty"];
            } | null;
            /** @description Values to choose from; null when any will do. */
            options?: components["schemas"]["PushOptionChoice"][] | null;
            /** @description Rules that the value is checked against. */
            validation?: components["schemas"]["PushValidationInfo"];
        };
        /** @description A value that a field may hold. */
        PushOptionChoice: {
            /** @description The value to send. */
            value?: string;
            type?: components["schemas"]["PushOptionType"];
            /** @description Name for people to read. */
            displayName?: string;
            /** @description What it stands for. */
            description?: string;
            /** @description Whether it has to be there. */
            required?: boolean;
        };
        /** @description One rule for a field. */
        PushFieldValidation: {
            /** @description Field that it is about. */
            field?: string;
            /** @description The rule, for people to read. */
            details: string;
            /**
             * Format: uri
             * @description Page that explains it.
             */
            ref?: string | null;
        };
        /** @description Rules that a field is checked against. */
        PushValidationInfo: {
            /** @description Rules that a value should not break. */
            warnings?: components["schemas"]["PushFieldValidation"][] | null;
            /** @description Facts worth knowing about the value. */
            information?: components["schemas"]["PushFieldValidation"][] | null;
        };
        /** @description Model of a record to be written through one connection: its fields, which are required, and what they may hold. */
        PushOption: {
            type: components["schemas"]["PushOptionType"];
            /** @description Name for people to read. */
            displayName: string;
            /** @description What it is for. */
            description?: string;
            /** @description Whether a write needs it. */
            required: boolean;
            /** @description Fields inside, by name; null for a plain value. */
            properties?: {
                [key: string]: components["schemas"]["PushOptionProperty"];
            } | null;
            /** @description Values to choose from; null when any will do. */
            options?: components["schemas"]["PushOptionChoice"][] | null;
            /** @description Rules that the value is checked against. */
            validation?: components["schemas"]["PushValidationInfo"] | null;
        };
        /** @description One page of accounts. */
        Accounts: {
            /** @description Records of this page. */
            results?: components["schemas"]["Account"][];
            /** @description Number of this page, from 1. */
            pageNumber: number;
            /** @description Most records that a page holds here. */
            pageSize: number;
            /** @description Number of records on all pages together. */
            totalResults: number;
            /** @description Where the neighbouring pages are. */
            _links: components["schemas"]["Links"];
        };
        /**
         * @description `Active`: in use. `Archived`: closed. `Pending`: not yet open. `Unknown`: the accounting software does not say.
         * @enum {string}
         */
        BankAccountStatus: "Unknown" | "Active" | "Archived" | "Pending";
        /** @description A bank or card account. */
        BankAccount: {
            /** @description Bank account's id in the accounting software, given when it is created. */
            id?: string;
            /** @description Name that the business gave it. */
            accountName?: string | null;
            /**
             * @description `Credit` for credit cards and loans, `Debit` for accounts with money of the business's own.
             * @enum {string}
             */
            accountType?: "Unknown" | "Credit" | "Debit";
            /** @description Code in the chart of accounts. */
            nominalCode?: string | null;
            /** @description Sort code or routing number of the bank. */
            sortCode?: string | null;
            /** @description Number at the bank; may be masked. */
            accountNumber?: string | null;
            /** @description International bank account number. */
            iBan?: string | null;
            /** @description Currency of the account, as an ISO 4217 code. */
            currency?: string;
            /**
             * Format: decimal
             * @description Balance in the account's currency.
             */
            balance?: number | null;
            /** @description Name of the bank or card issuer. */
            institution?: string | null;
            /**
             * Format: decimal
             * @description Balance less what is reserved, in the account's currency.
             */
            availableBalance?: number | null;
            /**
             * Format: decimal
             * @description Agreed overdraft, in the account's currency.
             */
            overdraftLimit?: number | null;
            status?: components["schemas"]["BankAccountStatus"];
            /** @description Facts about the record itself. */
            metadata?: components["schemas"]["Metadata"];
            /** @description Fields outside the common model. */
            supplementalData?: components["schemas"]["SupplementalData"];
            /** @description When Codat last saw it change. */
            modifiedDate?: components["schemas"]["DateTime"];
            /** @description When it last changed in the accounting software. */
            sourceModifiedDate?: components["schemas"]["DateTime"];
        };
        /** @description The write of a bank account. */
        CreateBankAccountResponse: components["schemas"]["PushOperation"] & {
            /** @description The bank account as written; complete once the write has succeeded. */
            data?: components["schemas"]["BankAccount"];
        };
        /** @description A bank or card account, as the accounting software has it. */
        AccountingBankAccount: components["schemas"]["BankAccount"];
        /** @description One page of bank accounts. */
        AccountingBankAccounts: {
            /** @description Records of this page. */
            results?: components["schemas"]["AccountingBankAccount"][];
            /** @description Number of this page, from 1. */
            pageNumber: number;
            /** @description Most records that a page holds here. */
            pageSize: number;
            /** @description Number of records on all pages together. */
            totalResults: number;
            /** @description Where the neighbouring pages are. */
            _links: components["schemas"]["Links"];
        };
        /** @description Up to 1,000 transactions of a bank feed. */
        BankTransactions: {
            /** @description Your own identifier of the transaction, unique within the bank account. */
            id: string;
            /** @description When it was booked. */
            date: components["schemas"]["DateTime"];
            /** @description Text on the statement. */
            description?: string | null;
            /** @description Who paid, or was paid. */
            counterparty?: string | null;
            /** @description Reference shown to the business. */
            reference?: string | null;
            /** @description Whether it is already matched in the books. */
            reconciled?: boolean | null;
            /**
             * Format: decimal
             * @description Amount in the account's currency.
             */
            amount: number;
            /**
             * Format: decimal
             * @description Balance of the account after it, in the account's currency.
             */
            balance?: number;
            /**
             * @description What kind of movement it is.
             * @enum {string|null}
             */
            transactionType?: "Unknown" | "Credit" | "Debit" | "Int" | "Div" | "Fee" | "SerChg" | "Dep" | "Atm" | "Pos" | "Xfer" | "Check" | "Payment" | "Cash" | "DirectDep" | "DirectDebit" | "RepeatPmt" | "Other" | null;
        }[];
        /** @description Transactions for the feed of one bank account. */
        CreateBankTransactionsv2: {
            /** @description Bank account's id in the accounting software, the same as in the path. */
            accountId: string;
            /** @description The transactions to add. */
            transactions: components["schemas"]["BankTransactions"];
        };
        /** @description The write of bank transactions. */
        CreateBankTransactionsResponsev2: components["schemas"]["PushOperation"] & {
            /** @description The transactions as written; complete once the write has succeeded. */
            data?: components["schemas"]["CreateBankTransactionsv2"];
        };
        /**
         * @description `Active`: in use. `Archived`: kept for the record only. `Unknown`: the accounting software does not say.
         * @enum {string}
         */
        CustomerStatus: "Unknown" | "Active" | "Archived";
        /** @description A person at a customer. */
        Contact: {
            name?: string | null;
            email?: string | null;
            /** @description Telephone numbers of the person. */
            phone?: {
                /** @description Number as it was entered, in no particular format. */
                number?: string | null;
                /**
                 * @description Kind of line.
                 * @enum {string}
                 */
                type: "Primary" | "Landline" | "Mobile" | "Fax" | "Unknown";
            }[] | null;
            /** @description Postal address of the person. */
            address?: {
                /**
                 * @description What the address is for.
                 * @enum {string}
                 */
                type: "Unknown" | "Billing" | "Delivery";
                line1?: string | null;
                line2?: string | null;
                city?: string | null;
                /** @description State, county or province. */
                region?: string | null;
                /** @description Name or code, as the accounting software has it. */
                country?: string | null;
                postalCode?: string | null;
            };
            status: components["schemas"]["CustomerStatus"];
            /** @description When Codat last saw it change. */
            modifiedDate?: components["schemas"]["DateTime"];
        };
        /** @description Somebody the business sells to, and may bill expenses on to. */
        Customer: {
            /** @description Customer's id in the accounting software, given when it is created. */
            id?: string;
            /** @description Name of the customer, a person or a business. */
            customerName?: string | null;
            /** @description Person to talk to. */
            contactName?: string | null;
            emailAddress?: string | null;
            /** @description Currency that the customer usually deals in, as an ISO 4217 code. */
            defaultCurrency?: string;
            /** @description Number as it was entered, in no particular format. */
            phone?: string | null;
            /** @description Addresses of the customer. */
            addresses?: {
                /**
                 * @description What the address is for.
                 * @enum {string}
                 */
                type: "Unknown" | "Billing" | "Delivery";
                line1?: string | null;
                line2?: string | null;
                city?: string | null;
                /** @description State, county or province. */
                region?: string | null;
                /** @description Name or code, as the accounting software has it. */
                country?: string | null;
                postalCode?: string | null;
            }[] | null;
            /** @description Further people at the customer. */
            contacts?: components["schemas"]["Contact"][] | null;
            /** @description Number in the register of companies. */
            registrationNumber?: string | null;
            /** @description Number for VAT, GST or sales tax. */
            taxNumber?: string | null;
            status: components["schemas"]["CustomerStatus"];
            /** @description Facts about the record itself. */
            metadata?: components["schemas"]["Metadata"];
            /** @description Fields outside the common model. */
            supplementalData?: components["schemas"]["SupplementalData"];
            /** @description When Codat last saw it change. */
            modifiedDate?: components["schemas"]["DateTime"];
            /** @description When it last changed in the accounting software. */
            sourceModifiedDate?: components["schemas"]["DateTime"];
        };
        /** @description One page of customers. */
        Customers: {
            /** @description Records of this page. */
            results?: components["schemas"]["Customer"][];
            /** @description Number of this page, from 1. */
            pageNumber: number;
            /** @description Most records that a page holds here. */
            pageSize: number;
            /** @description Number of records on all pages together. */
            totalResults: number;
            /** @description Where the neighbouring pages are. */
            _links: components["schemas"]["Links"];
        };
        /** @description The write of a new customer. */
        CreateCustomerResponse: components["schemas"]["PushOperation"] & {
            /** @description The customer as written; complete once the write has succeeded. */
            data?: components["schemas"]["Customer"];
        };
        /** @description The write of a changed customer. */
        UpdateCustomerResponse: components["schemas"]["PushOperation"] & {
            /** @description The customer as written; complete once the write has succeeded. */
            data?: components["schemas"]["Customer"];
        };
        /**
         * @description `Active`: in use. `Archived`: kept for the record only. `Unknown`: the accounting software does not say.
         * @enum {string}
         */
        SupplierStatus: "Unknown" | "Active" | "Archived";
        /** @description Somebody the business buys from, or a person it pays back. */
        Supplier: {
            /** @description Supplier's id in the accounting software, given when it is created. */
            id?: string;
            /** @description Name of the supplier, a person or a business. */
            supplierName?: string | null;
            /** @description Person to talk to. */
            contactName?: string | null;
            emailAddress?: string | null;
            /** @description Number as it was entered, in no particular format. */
            phone?: string | null;
            /** @description Addresses of the supplier. */
            addresses?: {
                /**
                 * @description What the address is for.
                 * @enum {string}
                 */
                type: "Unknown" | "Billing" | "Delivery";
                line1?: string | null;
                line2?: string | null;
                city?: string | null;
                /** @description State, county or province. */
                region?: string | null;
                /** @description Name or code, as the accounting software has it. */
                country?: string | null;
                postalCode?: string | null;
            }[] | null;
            /** @description Number in the register of companies. */
            registrationNumber?: string | null;
            /** @description Number for VAT, GST or sales tax. */
            taxNumber?: string | null;
            status: components["schemas"]["SupplierStatus"];
            /** @description Currency that the supplier usually deals in, as an ISO 4217 code. */
            defaultCurrency?: string | null;
            /** @description Facts about the record itself. */
            metadata?: components["schemas"]["Metadata"];
            /** @description Fields outside the common model. */
            supplementalData?: components["schemas"]["SupplementalData"];
            /** @description When Codat last saw it change. */
            modifiedDate?: components["schemas"]["DateTime"];
            /** @description When it last changed in the accounting software. */
            sourceModifiedDate?: components["schemas"]["DateTime"];
        };
        /** @description One page of suppliers. */
        Suppliers: {
            /** @description Records of this page. */
            results?: components["schemas"]["Supplier"][];
            /** @description Number of this page, from 1. */
            pageNumber: number;
            /** @description Most records that a page holds here. */
            pageSize: number;
            /** @description Number of records on all pages together. */
            totalResults: number;
            /** @description Where the neighbouring pages are. */
            _links: components["schemas"]["Links"];
        };
        /** @description The write of a new supplier. */
        CreateSupplierResponse: components["schemas"]["PushOperation"] & {
            /** @description The supplier as written; complete once the write has succeeded. */
            data?: components["schemas"]["Supplier"];
        };
        /** @description The write of a changed supplier. */
        UpdateSupplierResponse: components["schemas"]["PushOperation"] & {
            /** @description The supplier as written; complete once the write has succeeded. */
            data?: components["schemas"]["Supplier"];
        };
        /**
         * @description `Active`: in use. `Archived`: closed to new transactions. `Unknown`: the accounting software does not say.
         * @enum {string}
         */
        TaxRateStatus: "Unknown" | "Active" | "Archived";
        /** @description A part of a tax rate, such as a state's share. */
        TaxRateComponent: {
            name?: string | null;
            /**
             * Format: decimal
             * @description Per cent of this part.
             */
            rate?: number | null;
            /** @description Whether it is charged on top of the other parts as well. */
            isCompound: boolean;
        };
        /** @description A tax rate set up in the accounting software. */
        TaxRate: {
            /** @description Tax rate's id in the accounting software. */
            id?: string;
            name?: string | null;
            /** @description Short code shown in the accounting software. */
            code?: string | null;
            status?: components["schemas"]["TaxRateStatus"];
            /**
             * Format: decimal
             * @description Per cent that is charged after compounding, for example 20.
             */
            effectiveTaxRate?: number | null;
            /**
             * Format: decimal
             * @description Plain sum of the components, in per cent.
             */
            totalTaxRate?: number | null;
            /** @description Parts that the rate is made of. */
            components?: components["schemas"]["TaxRateComponent"][] | null;
            /** @description Where other records may refer to it. */
            validDatatypeLinks?: {
                /** @description Property of the tax rate, for example its id. */
                property?: string | null;
                /** @description Paths of the properties that may refer to it. */
                links?: string[] | null;
            }[] | null;
            /** @description Facts about the record itself. */
            metadata?: components["schemas"]["Metadata"];
            /** @description Fields outside the common model. */
            supplementalData?: components["schemas"]["SupplementalData"];
            /** @description When Codat last saw it change. */
            modifiedDate?: components["schemas"]["DateTime"];
            /** @description When it last changed in the accounting software. */
            sourceModifiedDate?: components["schemas"]["DateTime"];
        };
        /** @description One page of tax rates. */
        TaxRates: {
            /** @description Records of this page. */
            results?: components["schemas"]["TaxRate"][];
            /** @description Number of this page, from 1. */
            pageNumber: number;
            /** @description Most records that a page holds here. */
            pageSize: number;
            /** @description Number of records on all pages together. */
            totalResults: number;
            /** @description Where the neighbouring pages are. */
            _links: components["schemas"]["Links"];
        };
        /**
         * @description `Active`: in use. `Archived`: closed to new transactions. `Unknown`: the accounting software does not say.
         * @enum {string}
         */
        Status: "Unknown" | "Active" | "Archived";
        /** @description A label for lines: a department, project, class, location and the like. */
        TrackingCategory: {
            /** @description Category's id in the accounting software. */
            id?: string | null;
            name?: string | null;
            status?: components["schemas"]["Status"];
            /** @description Category above it; null at the top. */
            parentId?: string | null;
            /** @description Whether other categories lie below it. */
            hasChildren?: boolean;
            /** @description Facts about the record itself. */
            metadata?: components["schemas"]["Metadata"];
            /** @description When Codat last saw it change. */
            modifiedDate?: components["schemas"]["DateTime"];
            /** @description When it last changed in the accounting software. */
            sourceModifiedDate?: components["schemas"]["DateTime"];
        };
        /** @description One page of tracking categories. */
        TrackingCategories: {
            /** @description Records of this page. */
            results?: components["schemas"]["TrackingCategory"][];
            /** @description Number of this page, from 1. */
            pageNumber: number;
            /** @description Most records that a page holds here. */
            pageSize: number;
            /** @description Number of records on all pages together. */
            totalResults: number;
            /** @description Where the neighbouring pages are. */
            _links: components["schemas"]["Links"];
        };
        /** @description A tracking category with everything below it. */
        TrackingCategoryTree: components["schemas"]["TrackingCategory"] & {
            /** @description Categories directly below, each with its own. */
            subCategories?: components["schemas"]["TrackingCategoryTree"][] | null;
        };
        /** @description A part of a direct cost. */
        DirectCostLineItem: {
            description?: string | null;
            /**
             * Format: decimal
             * @description Price of one unit, without tax, in the record's currency.
             */
            unitAmount: number;
            /**
             * Format: decimal
             * @description Number of units.
             */
            quantity: number;
            /**
             * Format: decimal
             * @description Discount on the line, in the record's currency.
             */
            discountAmount?: number | null;
            /**
             * Format: decimal
             * @description Amount of the line without tax, after discount.
             */
            subTotal?: number | null;
            /**
             * Format: decimal
             * @description Tax on the line.
             */
            taxAmount?: number | null;
            /**
             * Format: decimal
             * @description Amount of the line with tax.
             */
            totalAmount?: number | null;
            /**
             * Format: decimal
             * @description Discount in per cent, 0 to 100.
             */
            discountPercentage?: number | null;
            /** @description Account that the line is booked to. */
            accountRef?: {
                /** @description Account's id in the accounting software. */
                id?: string;
                name?: string | null;
            };
            /** @description Tax rate of the line. */
            taxRateRef?: {
                /** @description Tax rate's id in the accounting software. */
                id?: string;
                name?: string | null;
                /**
                 * Format: decimal
                 * @description Per cent that is charged.
                 */
                effectiveTaxRate?: number | null;
            };
            /** @description Item that was bought. */
            itemRef?: {
                /** @description Item's id in the accounting software. */
                id: string;
                name?: string | null;
            };
            /** @description Tags of the line. */
            trackingCategoryRefs?: {
                /** @description Category's id in the accounting software. */
                id: string;
                name?: string | null;
            }[] | null;
        };
        /** @description A payment, and how much of it goes to the purchase. */
        PaymentAllocation: {
            /** @description The payment as a whole. */
            payment: {
                /** @description Payment's id in the accounting software. */
                id?: string;
                note?: string | null;
                reference?: string | null;
                /** @description Bank account that it was made from. */
                accountRef?: {
                    /** @description Account's id in the accounting software. */
                    id?: string;
                    name?: string | null;
                };
                /** @description Currency of the payment, as an ISO 4217 code. */
                currency?: string;
                /**
                 * Format: decimal
                 * @description Units of the company's base currency for one unit of `currency`.
                 */
                currencyRate?: number | null;
                /** @description When it was paid. */
                paidOnDate?: components["schemas"]["DateTime"];
                /**
                 * Format: decimal
                 * @description Amount of the payment, in its currency.
                 */
                totalAmount?: number;
            };
            /** @description The share that goes to this purchase. */
            allocation: {
                /** @description Currency of the share, as an ISO 4217 code. */
                currency?: string;
                /**
                 * Format: decimal
                 * @description Units of the company's base currency for one unit of `currency`.
                 */
                currencyRate?: number | null;
                /** @description When it was assigned. */
                allocatedOnDate?: components["schemas"]["DateTime"];
                /**
                 * Format: decimal
                 * @description Amount of the share, in its currency.
                 */
                totalAmount?: number;
            };
        };
        /** @description A purchase paid on the spot, to be created. */
        DirectCostPrototype: {
            /** @description Reference for people to find it by. */
            reference?: string | null;
            /** @description Text that is kept with it. */
            note?: string | null;
            /** @description Supplier or customer that it is recorded against. */
            contactRef?: {
                /** @description Contact's id in the accounting software. */
                id: string;
                /** @description `suppliers` or `customers`. */
                dataType?: components["schemas"]["DataType"];
            };
            /** @description Date of the purchase. */
            issueDate: components["schemas"]["DateTime"];
            /** @description Currency of all amounts, as an ISO 4217 code. */
            currency: string;
            /**
             * Format: decimal
             * @description Units of the company's base currency for one unit of `currency`.
             */
            currencyRate?: number | null;
            /** @description What the amount is made of. */
            lineItems: components["schemas"]["DirectCostLineItem"][];
            /** @description Payments that settle it. */
            paymentAllocations: components["schemas"]["PaymentAllocation"][];
            /**
             * Format: decimal
             * @description Total without tax.
             */
            subTotal: number;
            /**
             * Format: decimal
             * @description Total of the tax.
             */
            taxAmount: number;
            /**
             * Format: decimal
             * @description Total with tax.
             */
            totalAmount: number;
            /** @description Fields outside the common model. */
            supplementalData?: components["schemas"]["SupplementalData"];
        };
        /** @description A purchase paid on the spot, as the accounting software records it. */
        DirectCost: components["schemas"]["DirectCostPrototype"] & {
            /** @description Direct cost's id in the accounting software. */
            id?: string;
            /** @description Facts about the record itself. */
            metadata?: components["schemas"]["Metadata"];
            /** @description When Codat last saw it change. */
            modifiedDate?: components["schemas"]["DateTime"];
            /** @description When it last changed in the accounting software. */
            sourceModifiedDate?: components["schemas"]["DateTime"];
        };
        /** @description One page of direct costs. */
        DirectCosts: {
            /** @description Records of this page. */
            results?: components["schemas"]["DirectCost"][];
            /** @description Number of this page, from 1. */
            pageNumber: number;
            /** @description Most records that a page holds here. */
            pageSize: number;
            /** @description Number of records on all pages together. */
            totalResults: number;
            /** @description Where the neighbouring pages are. */
            _links: components["schemas"]["Links"];
        };
        /** @description The write of a direct cost. */
        CreateDirectCostResponse: components["schemas"]["PushOperation"] & {
            /** @description The direct cost as written; complete once the write has succeeded. */
            data?: components["schemas"]["DirectCost"];
        };
        /** @description Supplier of a transaction. */
        LegacyContactRef: {
            /** @description Supplier's id in the accounting software. */
            id?: string;
            /**
             * @description Kind of contact; suppliers only.
             * @enum {string}
             */
            contactType?: "Supplier";
        };
        /** @description Reference to a record of the accounting software. */
        LegacyRecordRef: {
            /** @description Record's id in the accounting software. */
            id?: string;
        };
        /** @description A part of a transaction of the older flow. */
        LegacyExpenseTransactionLine: {
            /**
             * Format: decimal
             * @description Amount without tax, in the transaction's currency.
             */
            netAmount: number;
            /**
             * Format: decimal
             * @description Tax on top of `netAmount`, in the transaction's currency.
             */
            taxAmount: number;
            /** @description Tax rate of the line. */
            taxRateRef?: components["schemas"]["LegacyRecordRef"];
            /** @description Account that the line is booked to. */
            accountRef: components["schemas"]["LegacyRecordRef"];
            /** @description 1 to 10 tags of the line. */
            trackingRefs?: components["schemas"]["LegacyRecordRef"][];
        };
        /** @description A transaction of the older flow. */
        LegacyExpenseTransaction: {
            /**
             * Format: uuid
             * @description UUID of your own, unique within the company; the idempotency key.
             */
            id: string;
            /**
             * @description `TransferIn`, `TransferOut`, `AdjustmentIn` and `AdjustmentOut` exist here alone; the current flow has operations of their own for them.
             * @enum {string}
             */
            type: "Payment" | "Refund" | "Reward" | "Chargeback" | "TransferIn" | "TransferOut" | "AdjustmentIn" | "AdjustmentOut";
            /** @description Date of the transaction. */
            issueDate: components["schemas"]["DateTime"];
            /** @description Currency of all amounts of the transaction, as an ISO 4217 code. */
            currency: string;
            /**
             * Format: decimal
             * @description Units of the company's base currency for one unit of the foreign one, up to 9 decimals.
             */
            currencyRate?: number | null;
            /** @description Supplier. Without it, the one of the company configuration counts. */
            contactRef?: components["schemas"]["LegacyContactRef"];
            /** @description Merchant as the card statement shows it. */
            merchantName?: string;
            /** @description What the amount is made of: 1 to 100 lines. */
            lines?: components["schemas"]["LegacyExpenseTransactionLine"][];
            /** @description Text that is kept with the transaction in the accounting software. */
            notes?: string;
        };
        /** @description Transactions to store as one dataset. */
        LegacyCreateExpenseRequest: {
            /** @description 1 to 50 transactions. */
            items?: components["schemas"]["LegacyExpenseTransaction"][];
        };
        /** @description The stored dataset. */
        LegacyCreateExpenseResponse: {
            /**
             * Format: uuid
             * @description Id to start a sync with.
             */
            datasetId?: string;
        };
        /** @description Which datasets to write. */
        LegacyPostSync: {
            /** @description Ids answered when the datasets were stored. */
            datasetIds?: string[] | null;
        };
        /** @description Outcome of one transaction. It differs from a sync's transaction as listed: the message is in `errorMessage`, and refused transactions are `Failed`. */
        ExpensesSyncWebhookTransaction: {
            /** @description The UUID that the caller chose for the transaction. */
            id?: string;
            /**
             * @description `Completed`: written. `Failed`: refused before it was written. `PushError`: refused by the accounting software. `Pending`: not done. `Unknown`: the server cannot tell.
             * @enum {string}
             */
            status?: "Unknown" | "PushError" | "Completed" | "Failed" | "Pending";
            /** @description Why it was refused; null when it was not. */
            errorMessage?: string | null;
        };
        /** @description The sync that ended. */
        ExpensesSyncWebhookPayload: {
            /** @description Company that it concerns. */
            referenceCompany?: components["schemas"]["CompanyReference"];
            /** @description Sync that ended. */
            syncId?: string;
            /** @description Its transactions with their outcomes. */
            transactions?: components["schemas"]["ExpensesSyncWebhookTransaction"][];
        };
        /** @description Tells that a sync has ended. */
        ExpensesSyncWebhook: {
            /**
             * Format: uuid
             * @description Id of the event.
             */
            id?: string;
            /** @description What happened; the name of the webhook. */
            eventType?: string;
            /** @description When the event was made. */
            generatedDate?: components["schemas"]["DateTime"];
            /** @description What it is about. */
            payload?: components["schemas"]["ExpensesSyncWebhookPayload"];
        };
        /** @description The quota. */
        ClientRateLimitWebhookPayload: {
            /** @description Requests allowed a day. */
            dailyQuota?: number;
            /** @description Requests left today. */
            quotaRemaining?: number;
            /** @description When the quota is reset. */
            expiryDate?: components["schemas"]["DateTime"];
        };
        /** @description Tells about the daily quota of requests. */
        ClientRateLimitWebhook: {
            /**
             * Format: uuid
             * @description Id of the event.
             */
            id?: string;
            /** @description What happened; the name of the webhook. */
            eventType?: string;
            /** @description When the event was made. */
            generatedDate?: components["schemas"]["DateTime"];
            /** @description What it is about. */
            payload?: components["schemas"]["ClientRateLimitWebhookPayload"];
        };
        /** @description Tells that a company was created or deleted. */
        CompanyWebhook: {
            /**
             * Format: uuid
             * @description Id of the event.
             */
            id?: string;
            /** @description What happened; the name of the webhook. */
            eventType?: string;
            /** @description When the event was made. */
            generatedDate?: components["schemas"]["DateTime"];
            /** @description What it is about. */
            payload?: components["schemas"]["CompanyDetails"];
        };
        /** @description The company, the product that changed and the products that are enabled now. */
        CompanyProductWebhookPayload: {
            /**
             * Format: uuid
             * @description Codat's id of the company.
             */
            id?: string;
            /** @description Name of the company. */
            name?: string;
            /** @description Id of the product that was enabled or disabled. */
            productId?: string;
            /** @description Name of that product. */
            productName?: string;
            /** @description Products that are enabled for the company after the change. */
            products?: string[];
        };
        /** @description Reports that a product was enabled or disabled for a company. */
        CompanyProductWebhook: {
            /**
             * Format: uuid
             * @description Id of the event.
             */
            id?: string;
            /** @description What happened; the name of the webhook. */
            eventType?: string;
            /** @description When the event was made. */
            generatedDate?: components["schemas"]["DateTime"];
            /** @description What it is about. */
            payload?: components["schemas"]["CompanyProductWebhookPayload"];
        };
        /** @description The connection that changed, and its company. */
        ConnectionWebhookPayload: {
            /** @description Company that it concerns. */
            referenceCompany?: components["schemas"]["CompanyReference"];
            /** @description The connection as it is now. */
            connection?: components["schemas"]["Connection"];
        };
        /** @description Tells that a connection changed. */
        ConnectionWebhook: {
            /**
             * Format: uuid
             * @description Id of the event.
             */
            id?: string;
            /** @description What happened; the name of the webhook. */
            eventType?: string;
            /** @description When the event was made. */
            generatedDate?: components["schemas"]["DateTime"];
            /** @description What it is about. */
            payload?: components["schemas"]["ConnectionWebhookPayload"];
        };
        /** @description What was fetched. */
        ReadCompletedWebhookPayload: {
            /** @description Company that it concerns. */
            referenceCompany?: components["schemas"]["CompanyReference"];
            /** @description Only records that changed since then were fetched; null for all. */
            modifiedFromDate?: components["schemas"]["DateTime"] | null;
            /** @description What was fetched, and how it went. */
            dataTypes?: {
                /**
                 * Format: uuid
                 * @description Connection that was fetched through.
                 */
                connectionId?: string;
                dataType?: components["schemas"]["DataType"];
                /** @description Whether any record is new or changed. */
                recordsModified?: boolean;
                /**
                 * @description Step that the fetch is in. `Complete` is the good end; `Cancelled`, `NotSupported`, `PrerequisiteNotMet` and the names that end in `Error` are the bad ones.
                 * @enum {string}
                 */
                status?: "Initial" | "Queued" | "Fetching" | "MapQueued" | "Mapping" | "Complete" | "FetchError" | "MapError" | "InternalError" | "ProcessingQueued" | "Processing" | "ProcessingError" | "ValidationQueued" | "Validating" | "ValidationError" | "AuthError" | "Cancelled" | "NotSupported" | "RateLimitError" | "PermissionsError" | "PrerequisiteNotMet";
            }[];
        };
        /** @description Tells that data was fetched. */
        ReadCompletedWebhook: {
            /**
             * Format: uuid
             * @description Id of the event.
             */
            id?: string;
            /** @description What happened; the name of the webhook. */
            eventType?: string;
            /** @description When the event was made. */
            generatedDate?: components["schemas"]["DateTime"];
            /** @description What it is about. */
            payload?: components["schemas"]["ReadCompletedWebhookPayload"];
        };
        /**
         * @description What the write was to do.
         * @enum {string}
         */
        WriteType: "Create" | "Update" | "Delete" | "UploadAttachment";
        /**
         * @description How the write ended.
         * @enum {string}
         */
        WriteStatus: "Pending" | "Failed" | "Success" | "TimedOut";
        /** @description Record that was written. */
        DataTypeWriteWebhookRecord: {
            /** @description Record's id in the accounting software. */
            id?: string;
        };
        /** @description The write that ended. */
        DataTypeWriteWebhookPayload: {
            /** @description Push operation that ended. */
            id?: string;
            /** @description What it was to do. */
            type?: components["schemas"]["WriteType"];
            /** @description Company that it concerns. */
            referenceCompany?: components["schemas"]["CompanyReference"];
            /**
             * Format: uuid
             * @description Connection that was written through.
             */
            connectionId?: string;
            /** @description When the write was queued. */
            requestedOnDate?: components["schemas"]["DateTime"];
            /** @description When it ended. */
            completedOnDate?: components["schemas"]["DateTime"];
            status?: components["schemas"]["WriteStatus"];
            /** @description Record that was written; null when none was. */
            record?: components["schemas"]["DataTypeWriteWebhookRecord"] | null;
            /** @description Attachment that was added, if that was the write. */
            attachmentId?: string | null;
        };
        /** @description Tells how the write of a single record ended. */
        DataTypeWriteWebhook: {
            /**
             * Format: uuid
             * @description Id of the event.
             */
            id?: string;
            /** @description What happened; the name of the webhook. */
            eventType?: string;
            /** @description When the event was made. */
            generatedDate?: components["schemas"]["DateTime"];
            /** @description What it is about. */
            payload?: components["schemas"]["DataTypeWriteWebhookPayload"];
        };
        /** @description The sync that succeeded. */
        SyncCompleteWebhookData: {
            /**
             * Format: uuid
             * @description Sync that ended.
             */
            syncId?: string;
            /** @description Product that ran it. */
            syncType?: string;
        };
        /** @description Tells that a sync succeeded, in the form of the older rules. */
        SyncCompleteWebhook: {
            /**
             * Format: uuid
             * @description Codat's id of your account.
             */
            ClientId?: string;
            /** @description Name of your account. */
            ClientName?: string;
            /**
             * Format: uuid
             * @description Company that it concerns, under Codat's id.
             */
            CompanyId?: string;
            /**
             * Format: uuid
             * @deprecated
             * @description Rule that sent it.
             */
            RuleId?: string;
            /** @description `Sync Completed`. */
            RuleType?: string;
            /**
             * Format: uuid
             * @description Id of this message's alert.
             */
            AlertId?: string;
            /** @description What happened, for people to read. */
            Message?: string;
            /** @description The sync. */
            Data?: components["schemas"]["SyncCompleteWebhookData"];
        };
        /** @description The sync that failed. */
        SyncFailedWebhookData: {
            /**
             * Format: uuid
             * @description Sync that ended.
             */
            syncId?: string;
            /** @description Product that ran it. */
            syncType?: string;
            /** @description Step in which it failed. */
            FailureStage?: string;
        };
        /** @description Tells that a sync failed, in the form of the older rules. */
        SyncFailedWebhook: {
            /**
             * Format: uuid
             * @description Codat's id of your account.
             */
            ClientId?: string;
            /** @description Name of your account. */
            ClientName?: string;
            /**
             * Format: uuid
             * @description Company that it concerns, under Codat's id.
             */
            CompanyId?: string;
            /**
             * Format: uuid
             * @deprecated
             * @description Rule that sent it.
             */
            RuleId?: string;
            /** @description `Sync Failed`. */
            RuleType?: string;
            /**
             * Format: uuid
             * @description Id of this message's alert.
             */
            AlertId?: string;
            /** @description What happened, for people to read. */
            Message?: string;
            /** @description The sync. */
            Data?: components["schemas"]["SyncFailedWebhookData"];
        };
    };
    responses: {
        /** @description The request is malformed or refused by validation; `validation` names what. Also the answer to transactions that were already written. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description The API key is missing or wrong. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description The account has reached its limit, for example 50 companies on a free plan. The envelope may carry another `statusCode`; the HTTP status counts. */
        PaymentRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description The API key is not allowed to do this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description The company, or something else that the path names, does not exist. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description Too many requests: the daily quota, or the limit on requests at once or per minute, is used up. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Rate-Limit-Limit": components["headers"]["RateLimitLimit"];
                "X-Rate-Limit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-Rate-Limit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description Something failed on the server. A write may still have been carried out. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description The service, or the accounting software behind it, is unavailable for now. */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description The data was never requested, or is still being fetched. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description The accounting software does not support this, or the company's connections are not set up for it. */
        UnprocessableContent: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description Taken. Anything but a 2xx within 15 seconds makes Codat send the message again. */
        Received: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /** @description Number of the page, from 1. */
        page: number;
        /** @description Most records on one page, 1 to 5,000. */
        pageSize: number;
        /** @description Filter such as `status=Active&&name~card`. Knows `=`, `!=`, `~` (contains), `>`, `<`, `>=`, `<=`, `&&`, `||`, braces for grouping and dots into objects; under 2,048 characters. Honoured for a company's data; companies are filtered with `tags` instead, and connections not at all. */
        query: string;
        /** @description Property to sort by; a leading `-` sorts in descending order. */
        orderBy: string;
        /** @description Filter on tags of companies, such as `region=emea&&team!=trial`; knows `=`, `!=` and `~` (contains). */
        tags: string;
        /** @description Company, under the id that Codat gave it. */
        companyId: string;
        /** @description Connection of the company, under Codat's id. */
        connectionId: string;
        /** @description Transaction, under the UUID that the caller chose for it. */
        transactionId: string;
        /** @description Sync, as answered when transactions were posted. */
        syncId: string;
        /** @description Kind of data to fetch. */
        dataType: components["schemas"]["DataType"];
        /** @description Fetch from this connection alone. Without it, every connection of the company that has the data type is asked. */
        onlyConnectionId: string;
        /** @description Pull operation, under its `id`. */
        datasetId: string;
        /** @description Push operation, as answered by the write that started it. */
        pushOperationKey: string;
        /** @description How long the write may wait to reach the accounting software before it is given up as `TimedOut`, in minutes. */
        timeoutInMinutes: number;
        /** @description Whether a fetch of the written data type follows a successful write. */
        allowSyncOnPushComplete: boolean;
        /** @description Account, under its id in the accounting software. */
        accountId: string;
        /** @description Customer, under its id in the accounting software. */
        customerId: string;
        /** @description Write even when the record has changed in the accounting software since it was last fetched. */
        forceUpdate: boolean;
        /** @description Supplier, under its id in the accounting software. */
        supplierId: string;
        /** @description Tax rate, under its id in the accounting software. */
        taxRateId: string;
        /** @description Tracking category, under its id in the accounting software. */
        trackingCategoryId: string;
    };
    requestBodies: never;
    headers: {
        /** @description How long to wait: seconds, or an HTTP date. */
        RetryAfter: string;
        /** @description Requests allowed until the next reset. */
        RateLimitLimit: number;
        /** @description Requests left until the next reset. */
        RateLimitRemaining: number;
        /** @description When the quota is reset, as a date. */
        RateLimitReset: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "list-companies": {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Most records on one page, 1 to 5,000. */
                pageSize?: components["parameters"]["pageSize"];
                /** @description Filter such as `status=Active&&name~card`. Knows `=`, `!=`, `~` (contains), `>`, `<`, `>=`, `<=`, `&&`, `||`, braces for grouping and dots into objects; under 2,048 characters. Honoured for a company's data; companies are filtered with `tags` instead, and connections not at all. */
                query?: components["parameters"]["query"];
                /** @description Property to sort by; a leading `-` sorts in descending order. */
                orderBy?: components["parameters"]["orderBy"];
                /** @description Filter on tags of companies, such as `region=emea&&team!=trial`; knows `=`, `!=` and `~` (contains). */
                tags?: components["parameters"]["tags"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of companies. */
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
            /** @description The new company. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The company. */
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
                /** @description Company, under the id that Codat gave it. */
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
            /** @description The company as it is now. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
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
                /** @description Company, under the id that Codat gave it. */
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
            /** @description The company as it is now. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The company's own details. */
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
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Most records on one page, 1 to 5,000. */
                pageSize?: components["parameters"]["pageSize"];
                /** @description Filter such as `status=Active&&name~card`. Knows `=`, `!=`, `~` (contains), `>`, `<`, `>=`, `<=`, `&&`, `||`, braces for grouping and dots into objects; under 2,048 characters. Honoured for a company's data; companies are filtered with `tags` instead, and connections not at all. */
                query?: components["parameters"]["query"];
                /** @description Property to sort by; a leading `-` sorts in descending order. */
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of connections. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Four letters that stand for the software, for example `gbol` for Xero and `qhyg` for QuickBooks Online. */
                    platformKey?: string;
                };
            };
        };
        responses: {
            /** @description The new connection. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `Unlinked` is the one state that can be asked for. */
                    status?: components["schemas"]["DataConnectionStatus"] | null;
                };
            };
        };
        responses: {
            /** @description The connection as it is now. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new connection. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configuration. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "bankAccount": {
                 *         "id": "32"
                 *       },
                 *       "supplier": {
                 *         "id": "694"
                 *       },
                 *       "customer": {
                 *         "id": "142"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CompanyConfiguration"];
            };
        };
        responses: {
            /** @description The configuration as saved. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The options. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "id": "4d7c6929-7770-412b-91bb-44d3bc71d111",
                 *         "type": "Payment",
                 *         "issueDate": "2026-03-14",
                 *         "currency": "GBP",
                 *         "currencyRate": null,
                 *         "contactRef": {
                 *           "id": "694",
                 *           "type": "Supplier"
                 *         },
                 *         "bankAccountRef": {
                 *           "id": "32"
                 *         },
                 *         "merchantName": "Trainline",
                 *         "lines": [
                 *           {
                 *             "netAmount": 96.5,
                 *             "taxAmount": 0,
                 *             "taxRateRef": {
                 *               "id": "ZERORATEDINPUT"
                 *             },
                 *             "accountRef": {
                 *               "id": "493"
                 *             },
                 *             "trackingRefs": [
                 *               {
                 *                 "id": "LDN",
                 *                 "dataType": "trackingCategories"
                 *               }
                 *             ]
                 *           }
                 *         ],
                 *         "notes": "Return fare to Leeds, client visit",
                 *         "reference": "CARD-4590-0317"
                 *       },
                 *       {
                 *         "id": "c1b0a3d4-5e6f-4a7b-8c9d-0e1f2a3b4c5d",
                 *         "type": "Refund",
                 *         "issueDate": "2026-03-15T10:20:00",
                 *         "currency": "EUR",
                 *         "currencyRate": 0.862415,
                 *         "merchantName": "Hotel Adlon",
                 *         "lines": [
                 *           {
                 *             "netAmount": 120,
                 *             "taxAmount": 22.8,
                 *             "taxRateRef": {
                 *               "id": "INPUT2"
                 *             },
                 *             "accountRef": {
                 *               "id": "493"
                 *             }
                 *           }
                 *         ]
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["CreateExpenseRequest"];
            };
        };
        responses: {
            /** @description Queued; the sync to follow. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Transaction, under the UUID that the caller chose for it. */
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "Payment",
                 *       "issueDate": "2026-03-14",
                 *       "currency": "GBP",
                 *       "currencyRate": null,
                 *       "contactRef": {
                 *         "id": "694",
                 *         "type": "Supplier"
                 *       },
                 *       "bankAccountRef": {
                 *         "id": "32"
                 *       },
                 *       "merchantName": "Trainline",
                 *       "lines": [
                 *         {
                 *           "netAmount": 96.5,
                 *           "taxAmount": 0,
                 *           "taxRateRef": {
                 *             "id": "ZERORATEDINPUT"
                 *           },
                 *           "accountRef": {
                 *             "id": "493"
                 *           },
                 *           "trackingRefs": [
                 *             {
                 *               "id": "LDN",
                 *               "dataType": "trackingCategories"
                 *             }
                 *           ]
                 *         }
                 *       ],
                 *       "notes": "Return fare to Leeds, client visit"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateExpenseRequest"];
            };
        };
        responses: {
            /** @description Queued; the sync to follow. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Transaction, under the UUID that the caller chose for it. */
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Top-up of the card account",
                 *       "date": "2026-03-16",
                 *       "from": {
                 *         "accountRef": {
                 *           "id": "32"
                 *         },
                 *         "amount": 1000
                 *       },
                 *       "to": {
                 *         "accountRef": {
                 *           "id": "57"
                 *         },
                 *         "amount": 1000
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["TransferTransactionRequest"];
            };
        };
        responses: {
            /** @description Queued; the sync to follow. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "id": "7a621cf0-31cd-49cf-8540-3315211a509a",
                 *         "date": "2026-03-31",
                 *         "currency": "GBP",
                 *         "reference": "FX-2026-03",
                 *         "lines": [
                 *           {
                 *             "amount": 4.27,
                 *             "accountRef": {
                 *               "id": "497"
                 *             },
                 *             "description": "Exchange difference on card spend in March"
                 *           }
                 *         ]
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["CreateAdjustmentRequest"];
            };
        };
        responses: {
            /** @description Queued; the sync to follow. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example [
                 *       {
                 *         "id": "0f5c2b1e-8d43-4a1f-9b7a-6a2d1c3e4f50",
                 *         "reference": "CLAIM-0042",
                 *         "contactRef": {
                 *           "id": "718"
                 *         },
                 *         "issueDate": "2026-03-12",
                 *         "dueDate": "2026-04-11",
                 *         "currency": "GBP",
                 *         "notes": "Team lunch, paid privately",
                 *         "lines": [
                 *           {
                 *             "description": "Lunch for four",
                 *             "netAmount": 58.33,
                 *             "taxAmount": 11.67,
                 *             "taxRateRef": {
                 *               "id": "INPUT2"
                 *             },
                 *             "accountRef": {
                 *               "id": "420"
                 *             }
                 *           }
                 *         ]
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["ReimbursableExpenseTransactionRequest"];
            };
        };
        responses: {
            /** @description Queued; the sync to follow. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Transaction, under the UUID that the caller chose for it. */
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reference": "CLAIM-0042",
                 *       "contactRef": {
                 *         "id": "718"
                 *       },
                 *       "issueDate": "2026-03-12",
                 *       "dueDate": "2026-04-11",
                 *       "currency": "GBP",
                 *       "notes": "Team lunch, paid privately",
                 *       "lines": [
                 *         {
                 *           "description": "Lunch for four",
                 *           "netAmount": 58.33,
                 *           "taxAmount": 11.67,
                 *           "taxRateRef": {
                 *             "id": "INPUT2"
                 *           },
                 *           "accountRef": {
                 *             "id": "420"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UpdateReimbursableExpenseTransactionRequest"];
            };
        };
        responses: {
            /** @description Queued; the sync to follow. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sync. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sync. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All syncs. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Sync, as answered when transactions were posted. */
                syncId: components["parameters"]["syncId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sync. */
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
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Most records on one page, 1 to 5,000. */
                pageSize?: components["parameters"]["pageSize"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Sync, as answered when transactions were posted. */
                syncId: components["parameters"]["syncId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of transactions. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Sync, as answered when transactions were posted. */
                syncId: components["parameters"]["syncId"];
                /** @description Transaction, under the UUID that the caller chose for it. */
                transactionId: components["parameters"]["transactionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transaction, in an array. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Sync, as answered when transactions were posted. */
                syncId: components["parameters"]["syncId"];
                /** @description Transaction, under the UUID that the caller chose for it. */
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
            /** @description The attachment. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Queued. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description States by data type. */
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
                /** @description Fetch from this connection alone. Without it, every connection of the company that has the data type is asked. */
                connectionId?: components["parameters"]["onlyConnectionId"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Kind of data to fetch. */
                dataType: components["parameters"]["dataType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The queued fetch. */
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
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Most records on one page, 1 to 5,000. */
                pageSize?: components["parameters"]["pageSize"];
                /** @description Filter such as `status=Active&&name~card`. Knows `=`, `!=`, `~` (contains), `>`, `<`, `>=`, `<=`, `&&`, `||`, braces for grouping and dots into objects; under 2,048 characters. Honoured for a company's data; companies are filtered with `tags` instead, and connections not at all. */
                query?: components["parameters"]["query"];
                /** @description Property to sort by; a leading `-` sorts in descending order. */
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of pull operations. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Pull operation, under its `id`. */
                datasetId: components["parameters"]["datasetId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pull operation. */
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
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Most records on one page, 1 to 5,000. */
                pageSize?: components["parameters"]["pageSize"];
                /** @description Filter such as `status=Active&&name~card`. Knows `=`, `!=`, `~` (contains), `>`, `<`, `>=`, `<=`, `&&`, `||`, braces for grouping and dots into objects; under 2,048 characters. Honoured for a company's data; companies are filtered with `tags` instead, and connections not at all. */
                query?: components["parameters"]["query"];
                /** @description Property to sort by; a leading `-` sorts in descending order. */
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of push operations. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Push operation, as answered by the write that started it. */
                pushOperationKey: components["parameters"]["pushOperationKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The push operation. */
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
                /** @description How long the write may wait to reach the accounting software before it is given up as `TimedOut`, in minutes. */
                timeoutInMinutes?: components["parameters"]["timeoutInMinutes"];
                /** @description Whether a fetch of the written data type follows a successful write. */
                allowSyncOnPushComplete?: components["parameters"]["allowSyncOnPushComplete"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
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
            /** @description The write that was queued. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
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
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Most records on one page, 1 to 5,000. */
                pageSize?: components["parameters"]["pageSize"];
                /** @description Filter such as `status=Active&&name~card`. Knows `=`, `!=`, `~` (contains), `>`, `<`, `>=`, `<=`, `&&`, `||`, braces for grouping and dots into objects; under 2,048 characters. Honoured for a company's data; companies are filtered with `tags` instead, and connections not at all. */
                query?: components["parameters"]["query"];
                /** @description Property to sort by; a leading `-` sorts in descending order. */
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of accounts. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Account, under its id in the accounting software. */
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
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
                /** @description How long the write may wait to reach the accounting software before it is given up as `TimedOut`, in minutes. */
                timeoutInMinutes?: components["parameters"]["timeoutInMinutes"];
                /** @description Whether a fetch of the written data type follows a successful write. */
                allowSyncOnPushComplete?: components["parameters"]["allowSyncOnPushComplete"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
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
            /** @description The write that was queued. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
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
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Most records on one page, 1 to 5,000. */
                pageSize?: components["parameters"]["pageSize"];
                /** @description Filter such as `status=Active&&name~card`. Knows `=`, `!=`, `~` (contains), `>`, `<`, `>=`, `<=`, `&&`, `||`, braces for grouping and dots into objects; under 2,048 characters. Honoured for a company's data; companies are filtered with `tags` instead, and connections not at all. */
                query?: components["parameters"]["query"];
                /** @description Property to sort by; a leading `-` sorts in descending order. */
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of bank accounts. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
                /** @description Account, under its id in the accounting software. */
                accountId: components["parameters"]["accountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bank account. */
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
                /** @description How long the write may wait to reach the accounting software before it is given up as `TimedOut`, in minutes. */
                timeoutInMinutes?: components["parameters"]["timeoutInMinutes"];
                /** @description Whether a fetch of the written data type follows a successful write. */
                allowSyncOnPushComplete?: components["parameters"]["allowSyncOnPushComplete"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
                /** @description Account, under its id in the accounting software. */
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
            /** @description The write that was queued. */
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
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Most records on one page, 1 to 5,000. */
                pageSize?: components["parameters"]["pageSize"];
                /** @description Filter such as `status=Active&&name~card`. Knows `=`, `!=`, `~` (contains), `>`, `<`, `>=`, `<=`, `&&`, `||`, braces for grouping and dots into objects; under 2,048 characters. Honoured for a company's data; companies are filtered with `tags` instead, and connections not at all. */
                query?: components["parameters"]["query"];
                /** @description Property to sort by; a leading `-` sorts in descending order. */
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of customers. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Customer, under its id in the accounting software. */
                customerId: components["parameters"]["customerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer. */
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
                /** @description How long the write may wait to reach the accounting software before it is given up as `TimedOut`, in minutes. */
                timeoutInMinutes?: components["parameters"]["timeoutInMinutes"];
                /** @description Whether a fetch of the written data type follows a successful write. */
                allowSyncOnPushComplete?: components["parameters"]["allowSyncOnPushComplete"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
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
            /** @description The write that was queued. */
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
                /** @description How long the write may wait to reach the accounting software before it is given up as `TimedOut`, in minutes. */
                timeoutInMinutes?: components["parameters"]["timeoutInMinutes"];
                /** @description Whether a fetch of the written data type follows a successful write. */
                allowSyncOnPushComplete?: components["parameters"]["allowSyncOnPushComplete"];
                /** @description Write even when the record has changed in the accounting software since it was last fetched. */
                forceUpdate?: components["parameters"]["forceUpdate"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
                /** @description Customer, under its id in the accounting software. */
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
            /** @description The write that was queued. */
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
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Most records on one page, 1 to 5,000. */
                pageSize?: components["parameters"]["pageSize"];
                /** @description Filter such as `status=Active&&name~card`. Knows `=`, `!=`, `~` (contains), `>`, `<`, `>=`, `<=`, `&&`, `||`, braces for grouping and dots into objects; under 2,048 characters. Honoured for a company's data; companies are filtered with `tags` instead, and connections not at all. */
                query?: components["parameters"]["query"];
                /** @description Property to sort by; a leading `-` sorts in descending order. */
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of suppliers. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Supplier, under its id in the accounting software. */
                supplierId: components["parameters"]["supplierId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The supplier. */
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
                /** @description How long the write may wait to reach the accounting software before it is given up as `TimedOut`, in minutes. */
                timeoutInMinutes?: components["parameters"]["timeoutInMinutes"];
                /** @description Whether a fetch of the written data type follows a successful write. */
                allowSyncOnPushComplete?: components["parameters"]["allowSyncOnPushComplete"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
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
            /** @description The write that was queued. */
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
                /** @description How long the write may wait to reach the accounting software before it is given up as `TimedOut`, in minutes. */
                timeoutInMinutes?: components["parameters"]["timeoutInMinutes"];
                /** @description Whether a fetch of the written data type follows a successful write. */
                allowSyncOnPushComplete?: components["parameters"]["allowSyncOnPushComplete"];
                /** @description Write even when the record has changed in the accounting software since it was last fetched. */
                forceUpdate?: components["parameters"]["forceUpdate"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
                /** @description Supplier, under its id in the accounting software. */
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
            /** @description The write that was queued. */
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
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Most records on one page, 1 to 5,000. */
                pageSize?: components["parameters"]["pageSize"];
                /** @description Filter such as `status=Active&&name~card`. Knows `=`, `!=`, `~` (contains), `>`, `<`, `>=`, `<=`, `&&`, `||`, braces for grouping and dots into objects; under 2,048 characters. Honoured for a company's data; companies are filtered with `tags` instead, and connections not at all. */
                query?: components["parameters"]["query"];
                /** @description Property to sort by; a leading `-` sorts in descending order. */
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tax rates. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Tax rate, under its id in the accounting software. */
                taxRateId: components["parameters"]["taxRateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tax rate. */
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
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Most records on one page, 1 to 5,000. */
                pageSize?: components["parameters"]["pageSize"];
                /** @description Filter such as `status=Active&&name~card`. Knows `=`, `!=`, `~` (contains), `>`, `<`, `>=`, `<=`, `&&`, `||`, braces for grouping and dots into objects; under 2,048 characters. Honoured for a company's data; companies are filtered with `tags` instead, and connections not at all. */
                query?: components["parameters"]["query"];
                /** @description Property to sort by; a leading `-` sorts in descending order. */
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tracking categories. */
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
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Tracking category, under its id in the accounting software. */
                trackingCategoryId: components["parameters"]["trackingCategoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tracking category and what is below it. */
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
                /** @description Number of the page, from 1. */
                page?: components["parameters"]["page"];
                /** @description Most records on one page, 1 to 5,000. */
                pageSize?: components["parameters"]["pageSize"];
                /** @description Filter such as `status=Active&&name~card`. Knows `=`, `!=`, `~` (contains), `>`, `<`, `>=`, `<=`, `&&`, `||`, braces for grouping and dots into objects; under 2,048 characters. Honoured for a company's data; companies are filtered with `tags` instead, and connections not at all. */
                query?: components["parameters"]["query"];
                /** @description Property to sort by; a leading `-` sorts in descending order. */
                orderBy?: components["parameters"]["orderBy"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
                connectionId: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of direct costs. */
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
                /** @description How long the write may wait to reach the accounting software before it is given up as `TimedOut`, in minutes. */
                timeoutInMinutes?: components["parameters"]["timeoutInMinutes"];
                /** @description Whether a fetch of the written data type follows a successful write. */
                allowSyncOnPushComplete?: components["parameters"]["allowSyncOnPushComplete"];
            };
            header?: never;
            path: {
                /** @description Company, under the id that Codat gave it. */
                companyId: components["parameters"]["companyId"];
                /** @description Connection of the company, under Codat's id. */
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
            /** @description The write that was queued. */
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
                /** @description Company, under the id that Codat gave it. */
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
            /** @description The stored dataset. */
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
                /** @description Company, under the id that Codat gave it. */
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
            /** @description Queued; the sync to follow. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Sync to poll, or to wait for by webhook.
                         */
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
