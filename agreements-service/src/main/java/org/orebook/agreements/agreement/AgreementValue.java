package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.orebook.chassis.quantity.Qualifier;

/**
 * What an agreement is worth in money.
 *
 * @param qualifier exactly where the source says nothing else
 * @param currency ISO 4217
 * @param note such as "over five years"; {@code null} where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgreementValue(Qualifier qualifier, BigDecimal amount, String currency, String note) {}
