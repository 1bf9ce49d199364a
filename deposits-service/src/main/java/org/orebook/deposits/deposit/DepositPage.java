package org.orebook.deposits.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * A page of deposits.
 *
 * @param items deposits in the order asked for
 * @param next path and query of the following page
 * @param facets counts by facet and value over all that was found; only where they were asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DepositPage(List<DepositView> items, String next, Map<String, Map<String, Long>> facets) {}
