package org.orebook.agreements.testing;

import static org.orebook.agreements.testing.Api.MERGE_PATCH;
import static org.orebook.agreements.testing.Api.PARTIES;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.post;

import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Parties and their owners, as tests state them. */
public final class PartyApi {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private PartyApi() {}

    /** A code that no other test has. */
    public static String code(String beginning) {
        return beginning + "-" + COUNT.incrementAndGet();
    }

    /** Registers a party of a code and kind, named like its code. */
    public static Response register(String code, String kind, String country) {
        String where = country == null ? "" : ", \"country\": \"" + country + "\"";
        return post(
                PARTIES,
                "{\"code\": \"%s\", \"kind\": \"%s\", \"names\": [{\"text\": \"%s\"}]%s}"
                        .formatted(code, kind, code, where));
    }

    /** The code of a company that is registered for this test alone. */
    public static String company(String beginning) {
        return registered(beginning, "company", null);
    }

    /** The code of a party that is registered for this test alone. */
    public static String registered(String beginning, String kind, String country) {
        String code = code(beginning);
        register(code, kind, country).then().statusCode(201);
        return code;
    }

    /** Changes what is at a path, as a negotiator. */
    public static Response patch(String path, String ifMatch, String body) {
        return as("negotiator")
                .contentType(MERGE_PATCH)
                .header("If-Match", ifMatch)
                .body(body)
                .patch(path);
    }

    /** Records an owner: with a percentage, or none for an unknown one; and more members as they stand in JSON. */
    public static Response owns(String owner, String owned, String percent, String more) {
        String share = percent == null ? "" : ", \"percent\": " + percent;
        return post(
                PARTIES + "/" + owned + "/owners",
                "{\"owner\": \"%s\", \"source\": {\"title\": \"Register\"}%s%s}"
                        .formatted(owner, share, more.isEmpty() ? "" : ", " + more));
    }

    /** The path of a statement about an owner that is recorded. */
    public static String owned(String owner, String owned, String percent) {
        String id =
                owns(owner, owned, percent, "").then().statusCode(201).extract().path("id");
        return PARTIES + "/" + owned + "/owners/" + UUID.fromString(id);
    }
}
