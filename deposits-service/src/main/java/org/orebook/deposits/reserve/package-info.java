/**
 * Reserves and production of countries as statisticians publish them: tables by source, edition and commodity, each figure
 * with its qualifier, its raw text, its basis and its note. Some are shipped, others loaded from files.
 */
package org.orebook.deposits.reserve;
