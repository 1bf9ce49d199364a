package org.orebook.agreements.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;
import org.orebook.chassis.json.MergePatch;
import org.orebook.chassis.problem.UnreadableBody;

/** Reads merge patches of agreements, and bodies that hold one. */
@ApplicationScoped
class AgreementPatch {

    private final ObjectMapper exact;

    AgreementPatch(ObjectMapper json) {
        // A patch goes through a tree of JSON: it must not make other decimals of those that it does not mention.
        this.exact = json.copy()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
    }

    /** A body as an object of a type; refused where it cannot be read. */
    <T> T read(String body, Class<T> type) {
        try {
            return UnreadableBody.present(exact.readValue(UnreadableBody.present(body), type));
        } catch (JsonProcessingException unreadable) {
            throw UnreadableBody.refusal(unreadable);
        }
    }

    /** Makes the patched document of the present one. */
    UnaryOperator<AgreementDocument> edit(ObjectNode patch) {
        return edit(patch, AgreementDocument.class);
    }

    /** The same of a document of another type. */
    <T> UnaryOperator<T> edit(ObjectNode patch, Class<T> type) {
        return document -> {
            try {
                ObjectNode target = exact.valueToTree(document);
                return UnreadableBody.present(exact.treeToValue(MergePatch.apply(target, patch), type));
            } catch (JsonProcessingException unreadable) {
                throw UnreadableBody.refusal(unreadable);
            }
        };
    }
}
