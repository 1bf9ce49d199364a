/**
 * Who has agreed what about the deposits: parties, agreements, tenders. Answers for its health and denies everything else
 * until its features come.
 */
package org.orebook.agreements;
