package org.orebook.agreements.importing;

/**
 * How much of a file is read.
 *
 * @param plainBytes bytes once it is unpacked
 * @param rows data rows
 * @param cellCharacters of one cell; a row with a longer one is rejected
 */
record ContractLimits(long plainBytes, int rows, int cellCharacters) {

    /** 20 MiB unpacked, 5,000 rows, cells of 4,000 characters. */
    static final ContractLimits USUAL = new ContractLimits(20L << 20, 5_000, 4_000);
}
