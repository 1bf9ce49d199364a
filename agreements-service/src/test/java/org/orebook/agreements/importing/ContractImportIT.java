package org.orebook.agreements.importing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.orebook.agreements.importing.ContractFiles.IMPORTS;
import static org.orebook.agreements.importing.ContractFiles.asNegotiator;
import static org.orebook.agreements.importing.ContractFiles.file;
import static org.orebook.agreements.importing.ContractFiles.packed;
import static org.orebook.agreements.importing.ContractFiles.row;
import static org.orebook.agreements.importing.ContractFiles.send;
import static org.orebook.agreements.importing.ContractFiles.word;
import static org.orebook.agreements.testing.Api.AGREEMENTS;
import static org.orebook.agreements.testing.Api.as;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Contracts of others come into the packaged service from files, plain and packed. */
@QuarkusIntegrationTest
class ContractImportIT {

    private final String word = word();
    private final String one = file(row(word + "-1", word + " Inc."));

    @Test
    void takesAFileOnce() {
        asNegotiator().queryParam("dryRun", true).body(one).post(IMPORTS).then().body("created", equalTo(1));
        send(one).then().body("created", equalTo(1)).body("unchanged", equalTo(0));
        send(packed(one.getBytes(StandardCharsets.UTF_8)))
                .then()
                .body("created", equalTo(0))
                .body("unchanged", equalTo(1));

        as("viewer")
                .queryParam("q", word)
                .get(AGREEMENTS)
                .then()
                .statusCode(200)
                .body("items.title", contains("Contract " + word + "-1"));
    }

    @Test
    void saysAsATableWhatItDidNotTake() {
        asNegotiator()
                .accept("text/csv")
                .body(file(row("", word)))
                .post(IMPORTS)
                .then()
                .contentType("text/csv")
                .body(containsString("id"));
    }
}
