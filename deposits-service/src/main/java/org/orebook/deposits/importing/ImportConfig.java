package org.orebook.deposits.importing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of an import. */
@ConfigMapping(prefix = "orebook.import")
public interface ImportConfig {

    /** Rows of one transaction: what a crash may have to do again, and, twice, what an import holds in memory. */
    @WithDefault("1000")
    int batchRows();

    /** Rows of a file; what stands behind is not read. */
    @WithDefault("1000000")
    long maxRows();

    /** Bytes of a file once it is unpacked. */
    @WithDefault("2147483648")
    long maxPlainBytes();

    /** Errors that are kept and listed; all rejected rows are counted. */
    @WithDefault("100000")
    int maxErrors();

    /** Two deposits of one name are suspected to be the same within this distance, in kilometres. */
    @WithDefault("30")
    double suspectKilometres();

    /** A running import that has not advanced for this many seconds is taken for interrupted. */
    @WithDefault("120")
    long interruptedAfterSeconds();
}
