package org.orebook.agreements.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an entry is about. */
enum FeedKind {
    DEPOSIT("/api/v1/deposits/%s"),
    AGREEMENT("/api/v1/agreements/%s"),
    /** Its subject is the deposit whose ledger it is. */
    LEDGER("/api/v1/deposits/%s/commitments");

    private final String link;

    FeedKind(String link) {
        this.link = link;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where a subject is read. */
    String link(Object subject) {
        return link.formatted(subject);
    }

    static Optional<FeedKind> coded(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findAny();
    }
}
