package org.orebook.agreements;

import static org.orebook.chassis.testing.Endpoint.EVERYBODY;
import static org.orebook.chassis.testing.Endpoint.INSIDE;
import static org.orebook.chassis.testing.Endpoint.SOME_ID;
import static org.orebook.chassis.testing.Endpoint.get;
import static org.orebook.chassis.testing.Endpoint.patch;
import static org.orebook.chassis.testing.Endpoint.post;

import io.restassured.http.Method;
import java.util.Set;
import java.util.stream.Stream;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.testing.AccessTable;
import org.orebook.chassis.testing.Endpoint;

/** Who may do what: every endpoint, every role. */
@ServiceTest
class AccessTest extends AccessTable {

    private static final String NEGOTIATOR = "negotiator";
    private static final String APPROVER = "approver";

    static Stream<Endpoint> endpoints() {
        return Stream.of(agreements(), documents(), parties(), others()).flatMap(each -> each);
    }

    private static Stream<Endpoint> agreements() {
        String agreements = "/api/v1/agreements";
        String agreement = agreements + "/" + SOME_ID;
        return Stream.of(
                get(agreements, EVERYBODY),
                post(agreements, NEGOTIATOR),
                new Endpoint(
                        Method.POST,
                        agreements + "/imports?format=contracts&dryRun=true",
                        "text/csv",
                        "id,title\n",
                        Set.of(NEGOTIATOR)),
                get(agreement, EVERYBODY),
                patch(agreement, NEGOTIATOR),
                get(agreement + "/history", INSIDE),
                post(agreement + "/negotiate", NEGOTIATOR),
                post(agreement + "/submit", NEGOTIATOR),
                post(agreement + "/return", APPROVER),
                post(agreement + "/sign", APPROVER),
                post(agreement + "/ratify", APPROVER),
                post(agreement + "/enter-into-force", APPROVER),
                post(agreement + "/suspend", APPROVER),
                post(agreement + "/resume", APPROVER),
                post(agreement + "/expire", APPROVER),
                post(agreement + "/terminate", APPROVER),
                post(agreement + "/lapse", NEGOTIATOR, APPROVER),
                post(agreement + "/withdraw", NEGOTIATOR),
                get(agreement + "/amendments", EVERYBODY),
                post(agreement + "/amendments", NEGOTIATOR),
                post(agreement + "/amendments/1/sign", APPROVER),
                post(agreement + "/amendments/1/withdraw", NEGOTIATOR, APPROVER),
                get(agreement + "/obligations", EVERYBODY),
                post(agreement + "/obligations", NEGOTIATOR),
                patch(agreement + "/obligations/" + SOME_ID, NEGOTIATOR));
    }

    private static Stream<Endpoint> documents() {
        String documents = "/api/v1/agreements/" + SOME_ID + "/documents";
        String document = documents + "/" + SOME_ID;
        return Stream.of(
                get(documents, EVERYBODY),
                new Endpoint(
                        Method.POST,
                        documents + "?name=a.pdf",
                        "application/pdf",
                        "%PDF",
                        Set.of(NEGOTIATOR, APPROVER)),
                get(document, EVERYBODY),
                get(document + "/content", EVERYBODY),
                post(document + "/withdraw", NEGOTIATOR, APPROVER));
    }

    private static Stream<Endpoint> parties() {
        String parties = "/api/v1/parties";
        String party = parties + "/" + SOME_ID;
        String statement = party + "/owners/" + SOME_ID;
        return Stream.of(
                get(parties, EVERYBODY),
                post(parties, NEGOTIATOR),
                get(party, EVERYBODY),
                patch(party, NEGOTIATOR),
                get(party + "/history", INSIDE),
                get(party + "/owners", EVERYBODY),
                post(party + "/owners", NEGOTIATOR),
                get(statement, EVERYBODY),
                patch(statement, NEGOTIATOR),
                post(statement + "/withdraw", NEGOTIATOR),
                get(statement + "/history", INSIDE),
                get(party + "/ownership", INSIDE),
                get(party + "/holdings", INSIDE));
    }

    private static Stream<Endpoint> others() {
        String letters = "/api/v1/dead-letters/agreements-service";
        String letter = letters + "/" + SOME_ID;
        Set<String> keepers = Set.of("admin", "auditor");
        return Stream.of(
                get("/api/v1/exposure", INSIDE),
                // No stream begins for who says wrongly where to begin.
                get("/api/v1/events?lastEventId=nowhere", EVERYBODY),
                get(letters, keepers),
                get(letter, keepers),
                post(letter + "/replay", "admin"),
                post(letter + "/discard", "admin"));
    }

    @Override
    protected Stream<Endpoint> table() {
        return endpoints();
    }
}
