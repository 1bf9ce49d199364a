package org.orebook.chassis.naming;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One of the names of a deposit, as somebody wrote it.
 *
 * @param text the name
 * @param language BCP 47 language such as {@code en}, {@code ru}, {@code kk}; {@code null} where not stated
 * @param script ISO 15924 script such as {@code Latn}, {@code Cyrl}; {@code null} where not stated
 * @param kind what the name is to the deposit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Name(String text, String language, String script, NameKind kind) {}
