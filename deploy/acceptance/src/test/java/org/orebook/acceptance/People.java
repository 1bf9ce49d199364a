package org.orebook.acceptance;

import java.io.IOException;

/** Those who use a running Orebook. */
interface People {
    /** A user or client of the sample realm, with a token that lasts for the test. */
    Caller as(String name) throws IOException, InterruptedException;
}
