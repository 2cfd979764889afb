import type { PagePromise } from "../http/page.js";
import type { QueryOf, RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import type { TrackingCategory, TrackingCategoryTree } from "../types/index.js";
import { ApiResource } from "./api-resource.js";

/** Query parameters of a list of tracking categories. */
export type TrackingCategoryListQuery = QueryOf<"list-tracking-categories">;

/** The categories (departments, projects, locations) that spend can be tracked by. */
export class TrackingCategories extends ApiResource {
  /**
   * Lists the tracking categories, as last fetched.
   *
   * @throws ConflictError where they were not fetched yet; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  list(
    companyId: string,
    query?: TrackingCategoryListQuery,
    options?: RequestOptions,
  ): PagePromise<TrackingCategory> {
    return this.api.list({
      operationId: "list-tracking-categories",
      ids: { companyId },
      query,
      options,
    });
  }

  /**
   * Returns one tracking category, with those below it, as last fetched.
   *
   * @throws NotFoundError where there is none under this id; ConflictError where they were not fetched
   * yet; ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  get(
    companyId: string,
    trackingCategoryId: string,
    options?: RequestOptions,
  ): ResponsePromise<TrackingCategoryTree> {
    return this.api.object({
      operationId: "get-tracking-category",
      ids: { companyId, trackingCategoryId },
      options,
    });
  }
}
