package org.orebook.agreements.importing;

import static org.orebook.agreements.testing.Api.AGREEMENTS;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.orebook.agreements.testing.Api;

/** Files of contracts, as tests send them. */
final class ContractFiles {

    static final String IMPORTS = AGREEMENTS + "/imports";

    private static final String HEADER =
            "id,title,country,resource,type,signature_date,term_years,company,state_party,governing_law,url\n";

    private ContractFiles() {}

    /** A word that no other test has. */
    static String word() {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .limit(16)
                .mapToObj(hex -> Character.toString('a' + Character.digit(hex, 16)))
                .collect(Collectors.joining("", "W", ""));
    }

    static String file(String... rows) {
        return HEADER + Stream.of(rows).map(row -> row + "\n").collect(Collectors.joining());
    }

    /** A contract of a company, and nothing else. */
    static String row(String id, String company) {
        return "%s,Contract %s,Guinea,Bauxite,Concession,1958,,%s,,,".formatted(id, id, company);
    }

    /** To be sent: the file is the body. */
    static RequestSpecification asNegotiator() {
        return Api.as("negotiator").contentType("text/csv; charset=utf-8").queryParam("format", "contracts");
    }

    static Response send(String file) {
        return send(file.getBytes(StandardCharsets.UTF_8));
    }

    static Response send(byte[] file) {
        return asNegotiator().body(file).post(IMPORTS);
    }

    static byte[] packed(byte[] file) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(file);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return packed.toByteArray();
    }
}
