package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;

/**
 * The price that an estimate assumes.
 *
 * @param currency ISO 4217
 * @param per what one pays it for, such as {@code t}, {@code lb} or {@code mtu WO3}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PriceAssumption(BigDecimal amount, String currency, String per) {}
