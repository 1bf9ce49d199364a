package org.orebook.agreements.agreement;

import jakarta.persistence.Tuple;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** As much of an agreement as tells which one is meant. */
@Schema(name = "AgreementReference")
public record AgreementReference(UUID id, String number, String title, AgreementType type, AgreementState state) {

    static AgreementReference of(Tuple row) {
        return new AgreementReference(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, String.class),
                AgreementType.ofCode(row.get(3, String.class)),
                AgreementState.ofCode(row.get(4, String.class)));
    }

    static AgreementReference of(Agreement agreement) {
        return new AgreementReference(
                agreement.id(),
                agreement.number(),
                agreement.content().title(),
                agreement.content().type(),
                agreement.state());
    }
}
