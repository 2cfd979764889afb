import { NotFoundError } from "codat-expenses";
import { expect, test } from "vitest";
import { directCost, startListeningWithBooks, startWithBooks } from "../support/accounting.js";

test("a direct cost is created by a push operation, and listed once its type was fetched", async () => {
  const { codat, companyId, connectionId, company, sent } = startWithBooks();
  const contactRef = { id: company.suppliers[0]?.id ?? "", dataType: "suppliers" } as const;
  const body = directCost({ contactRef });
  const pushed = await codat.directCosts.create(companyId, connectionId, body);
  expect(sent).toEqual([body]);
  expect(pushed).toMatchObject({ status: "Pending", dataType: "directCosts", data: body });
  await codat.pushOperations.wait(companyId, pushed.pushOperationKey);

  await codat.data.refresh(companyId, "directCosts");
  await codat.data.waitUntilFetched(companyId, ["directCosts"]);
  const listed: unknown[] = [];
  for await (const each of codat.directCosts.list(companyId, connectionId)) listed.push(each);
  expect(listed).toMatchObject([body]);
});

test("what is not there is a NotFoundError", async () => {
  const { codat, companyId } = startWithBooks();
  for (const call of [
    codat.directCosts.list(companyId, "no-connection"),
    codat.directCosts.create(companyId, "no-connection", directCost()),
  ]) {
    await expect(call).rejects.toBeInstanceOf(NotFoundError);
  }
});

test("the same over HTTP", async () => {
  const { codat, companyId, connectionId } = await startListeningWithBooks();
  const pushed = await codat.directCosts.create(companyId, connectionId, directCost());
  await codat.pushOperations.wait(companyId, pushed.pushOperationKey);
  await codat.data.refresh(companyId, "directCosts", { connectionId });
  await codat.data.waitUntilFetched(companyId, ["directCosts"]);
  const { results } = await codat.directCosts.list(companyId, connectionId);
  expect(results).toMatchObject([directCost()]);
});
