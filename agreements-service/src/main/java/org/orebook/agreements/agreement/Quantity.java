package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.orebook.chassis.quantity.Qualifier;

/**
 * A mass as stated, and in tonnes.
 *
 * @param unit code of a unit of mass
 * @param basis code of what the mass is of
 * @param tonnes the value in tonnes, of that basis
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Quantity(Qualifier qualifier, BigDecimal value, String unit, String basis, BigDecimal tonnes) {}
