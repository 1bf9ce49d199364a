package org.orebook.agreements.party.ownership;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A statement that a chain goes through, so that every figure can be traced to it.
 *
 * @param statement its id
 * @param owner id of the owner
 * @param owned id of the owned
 * @param percent left out where it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OwnershipLink")
record ChainView(UUID statement, UUID owner, UUID owned, BigDecimal percent, boolean controls) {

    static ChainView of(Link link) {
        return new ChainView(link.statement(), link.owner(), link.owned(), link.percent(), link.controls());
    }
}
