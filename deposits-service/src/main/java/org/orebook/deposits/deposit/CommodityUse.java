package org.orebook.deposits.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A commodity of a deposit.
 *
 * @param commodity code in the vocabulary
 * @param role whether the deposit would be worked for it
 * @param asReported the term that the source used, where it is not the code
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommodityUse(String commodity, CommodityRole role, String asReported) {}
