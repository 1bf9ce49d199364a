package org.orebook.chassis.naming;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a name is to its deposit. */
public enum NameKind {
    @JsonProperty("official")
    OFFICIAL("official"),
    @JsonProperty("local")
    LOCAL("local"),
    @JsonProperty("historic")
    HISTORIC("historic"),
    @JsonProperty("transliteration")
    TRANSLITERATION("transliteration"),
    @JsonProperty("variant")
    VARIANT("variant");

    private final String code;

    NameKind(String code) {
        this.code = code;
    }

    /** The word used in JSON, in the database and in queries. */
    public String code() {
        return code;
    }

    /** The constant of that code, or {@code null}. */
    public static NameKind ofCode(String code) {
        for (NameKind constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        return null;
    }
}
