package org.orebook.agreements.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.orebook.agreements.agreement.SourceRecord;

/** The collection that these files are taken from. */
final class ContractSource {

    static final String CODE = "resource-contracts";
    static final String NAME = "ResourceContracts";

    private ContractSource() {}

    /** A row as a record of the collection. */
    static SourceRecord record(ContractRow row) {
        return new SourceRecord(CODE, row.record(), hash(row));
    }

    /** Of all that was understood and said, wherever in a file it stands. */
    private static String hash(ContractRow row) {
        List<Object> said = Arrays.asList(
                row.title(),
                row.type(),
                row.signedOn(),
                row.termYears(),
                row.countries(),
                row.commodities(),
                row.resources(),
                row.parties(),
                row.words(),
                row.url());
        return sha256(said.stream().map(Objects::toString).collect(Collectors.joining("\n")));
    }

    /** SHA-256 in hexadecimal. */
    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
