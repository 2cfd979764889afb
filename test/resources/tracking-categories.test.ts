import { NotFoundError } from "codat-expenses";
import { expect, test } from "vitest";
import { startListeningWithBooks, startWithBooks } from "../support/accounting.js";

test("tracking categories are listed flat, each with its parent", async () => {
  const { codat, companyId, company } = startWithBooks();
  const { results } = await codat.trackingCategories.list(companyId);
  expect(results).toMatchObject(company.trackingCategories);
  const department = results.find(({ name }) => name === "Department");
  const below = results.filter(({ parentId }) => parentId === department?.id);
  expect(department).toMatchObject({ hasChildren: true });
  expect(department).not.toHaveProperty("parentId");
  expect(below.map(({ name }) => name)).toEqual(["Sales", "Engineering"]);
});

test("one category comes with the tree below it", async () => {
  const { codat, companyId, company } = startWithBooks();
  const id = company.trackingCategories[0]?.id ?? "";
  const tree = await codat.trackingCategories.get(companyId, id);
  expect(tree).toMatchObject({
    id,
    subCategories: [
      { name: "Sales", parentId: id, subCategories: [] },
      { name: "Engineering", parentId: id, subCategories: [] },
    ],
  });
  const leaf = tree.subCategories?.[0]?.id ?? "";
  expect(await codat.trackingCategories.get(companyId, leaf)).toEqual(tree.subCategories?.[0]);
});

test("what is not there is a NotFoundError", async () => {
  const { codat, companyId } = startWithBooks();
  const unknown = codat.trackingCategories.get(companyId, "none");
  await expect(unknown).rejects.toBeInstanceOf(NotFoundError);
  await expect(codat.trackingCategories.list("nobody")).rejects.toBeInstanceOf(NotFoundError);
});

test("the same over HTTP", async () => {
  const { codat, companyId, company } = await startListeningWithBooks();
  const { totalResults } = await codat.trackingCategories.list(companyId);
  expect(totalResults).toBe(company.trackingCategories.length);
  const id = company.trackingCategories[0]?.id ?? "";
  const { subCategories } = await codat.trackingCategories.get(companyId, id);
  expect(subCategories).toHaveLength(2);
});
