/**
 * Contracts of others, from files: what is published of them, read and translated row by row, and recorded as agreements
 * that were signed elsewhere. Nobody here has negotiated or approved them: whether they bind is not stated, they take
 * nothing from deposits, count in no exposure, for nobody says whether they still run, and are not shown to partners.
 * Colleagues read them, for they are published. A file is read to its end before anything is done, and its rows are taken
 * over in batches of one transaction each: the same file again changes nothing, and completes what broke off. Parties are
 * found by their names, and registered where there is none of that name; a row that names nobody clearly is rejected, for
 * nobody is made a party because somebody must be one. Where the source says something else than before, the agreement is
 * brought to it, unless somebody has worked on it since: then it stays, and the row is rejected.
 */
package org.orebook.agreements.importing;
