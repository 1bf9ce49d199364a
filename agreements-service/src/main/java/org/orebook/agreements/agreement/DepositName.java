package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A deposit that an agreement names.
 *
 * @param number {@code null} where the deposit was hidden since: then the agreement alone says that it is about it
 * @param name likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AgreementDeposit")
public record DepositName(UUID id, String number, String name) {}
