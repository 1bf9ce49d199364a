package org.orebook.deposits.importing.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What the sender says about a file beside its format.
 *
 * @param mapping which column holds what; only for {@link ImportFormat#CSV}
 * @param charset the declared encoding; UTF-8 where nothing is declared
 * @param defaultSource the source of rows that name none, or null
 */
public record ReadOptions(ReadLimits limits, ColumnMapping mapping, Charset charset, String defaultSource) {

    public ReadOptions {
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(charset, "charset");
    }

    /** UTF-8, columns found by their own names, no default source, default limits. */
    public static ReadOptions defaults() {
        return new ReadOptions(ReadLimits.defaults(), ColumnMapping.none(), StandardCharsets.UTF_8, null);
    }

    public ReadOptions with(ReadLimits other) {
        return new ReadOptions(other, mapping, charset, defaultSource);
    }

    public ReadOptions with(ColumnMapping other) {
        return new ReadOptions(limits, other, charset, defaultSource);
    }

    public ReadOptions with(Charset other) {
        return new ReadOptions(limits, mapping, other, defaultSource);
    }

    public ReadOptions withDefaultSource(String source) {
        return new ReadOptions(limits, mapping, charset, source);
    }
}
