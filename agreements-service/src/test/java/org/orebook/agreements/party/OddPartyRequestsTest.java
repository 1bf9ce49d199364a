package org.orebook.agreements.party;

import static org.orebook.agreements.testing.Api.PARTIES;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.post;
import static org.orebook.agreements.testing.PartyApi.company;
import static org.orebook.agreements.testing.PartyApi.owned;
import static org.orebook.agreements.testing.PartyApi.patch;
import static org.orebook.chassis.testing.Problems.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.agreements.testing.ServiceTest;

/** What nobody sends on purpose is answered like every other mistake. */
@ServiceTest
class OddPartyRequestsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{\"kind\": 1}",
                "{\"kind\": \"COMPANY\", \"names\": []}",
                "{\"kind\": \"company\", \"names\": {\"text\": \"x\"}}",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Odd\", \"kind\": \"nick\"}]}",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Odd\", \"language\": \"\"}]}",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Odd \\ud800\"}]}",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Odd\"}], \"identifiers\": [null]}",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Odd\"}], \"identifiers\": [{\"scheme\": \"vat\"}]}",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Odd\"}], \"sources\": [null]}",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Odd\"}], \"code\": \"\"}",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Odd\"}], \"code\": \"a\\u0000b\"}",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Odd\"}], \"version\": 3}",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Odd\"}], \"reason\": \"\"}"
            })
    void refusesOddParties(String body) {
        refused(post(PARTIES, body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{\"owner\": null, \"source\": {\"title\": \"t\"}}",
                "{\"owner\": \"a\\u0000b\", \"source\": {\"title\": \"t\"}}",
                "{\"owner\": \"%s\", \"percent\": \"10\", \"source\": {\"title\": \"t\"}}",
                "{\"owner\": \"%s\", \"percent\": 1e999999999, \"source\": {\"title\": \"t\"}}",
                "{\"owner\": \"%s\", \"percent\": 1e-900, \"source\": {\"title\": \"t\"}}",
                "{\"owner\": \"%s\", \"controls\": \"yes\", \"source\": {\"title\": \"t\"}}",
                "{\"owner\": \"%s\", \"from\": [2025, 1, 1], \"source\": {\"title\": \"t\"}}",
                "{\"owner\": \"%s\", \"from\": 20000, \"source\": {\"title\": \"t\"}}",
                "{\"owner\": \"%s\", \"from\": \"2025-02-30\", \"source\": {\"title\": \"t\"}}",
                "{\"owner\": \"%s\", \"source\": \"t\"}",
                "{\"owner\": \"%s\", \"source\": {\"uri\": \"javascript:alert(1)\"}}",
                "{\"owner\": \"%s\", \"owned\": \"x\", \"source\": {\"title\": \"t\"}}"
            })
    void refusesOddOwners(String body) {
        refused(post(PARTIES + "/" + company("oddly-owned") + "/owners", body.formatted(company("odd-owner"))));
    }

    @Test
    void refusesOddPaths() {
        String party = PARTIES + "/" + company("odd-path");
        for (String path :
                List.of("/owners/x", "/owners/x/history", "/owners/%00", "/history/x", "/ownership/x", "/holdings/x")) {
            refused(as("viewer").urlEncodingEnabled(false).get(party + path), 404, "not-found");
        }
        refused(as("viewer").get(party + "/history?cursor=x"));
        refused(as("viewer").get(party + "/ownership?at=-999999999-01-01"), 400, "bad-parameter");
    }

    @Test
    void refusesOddPatches() {
        String party = PARTIES + "/" + company("odd-patch");
        String statement = owned(company("odd-patch-owner"), company("odd-patch-owned"), "10");
        for (String body : List.of("", "null", "[]", "7", "{\"names\": {\"a\": 1}}")) {
            refused(patch(party, "\"1\"", body));
            refused(patch(statement, "\"1\"", body));
        }
        refused(patch(party, "\"1\"", "{\"kind\": null, \"reason\": \"r\"}"), 422, "invalid-party");
        refused(patch(statement, "\"1\"", "{\"source\": null, \"reason\": \"r\"}"), 422, "invalid-ownership");
        refused(
                patch(statement, "\"1\"", "{\"source\": {\"title\": null}, \"reason\": \"r\"}"),
                422,
                "invalid-ownership");
    }
}
