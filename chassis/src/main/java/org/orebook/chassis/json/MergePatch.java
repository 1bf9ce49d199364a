package org.orebook.chassis.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** JSON merge patch (RFC 7396). */
public final class MergePatch {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private MergePatch() {}

    /**
     * The target as the patch leaves it: {@code null} removes a member, an object is merged, all else replaces.
     *
     * @param target the document before; it is changed
     * @param patch what is to differ
     */
    public static ObjectNode apply(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            String name = member.getKey();
            switch (member.getValue()) {
                case JsonNode gone when gone.isNull() -> target.remove(name);
                case ObjectNode nested ->
                    target.set(
                            name,
                            apply(
                                    target.get(name) instanceof ObjectNode before ? before : target.objectNode(),
                                    nested));
                case JsonNode value -> target.set(name, value);
            }
        }
        return target;
    }
}
