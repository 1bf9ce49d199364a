package org.orebook.gateway.access;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The shape of a bearer token (RFC 6750, RFC 7515): what can be said of it without a key. */
final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** Whether the Authorization header holds the three base64url parts of a signed JWT; allocates nothing. */
    static boolean looksSigned(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        int dots = 0;
        int partLength = 0;
        for (int i = SCHEME.length(); i < authorization.length(); i++) {
            char c = authorization.charAt(i);
            if (c == '.') {
                if (partLength == 0) {
                    return false;
                }
                dots++;
                partLength = 0;
            } else if (isBase64Url(c)) {
                partLength++;
            } else {
                return false;
            }
        }
        return dots == 2 && partLength > 0;
    }

    /** Whether header and claims are JSON at all. For the case that nobody is there to ask about the signature. */
    static boolean isReadable(String authorization) {
        String[] parts = authorization.substring(SCHEME.length()).split("\\.", -1);
        return isJsonObject(parts[0]) && isJsonObject(parts[1]);
    }

    private static boolean isJsonObject(String part) {
        try {
            return !new JsonObject(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8)).isEmpty();
        } catch (IllegalArgumentException | DecodeException notJson) {
            return false;
        }
    }

    private static boolean isBase64Url(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
