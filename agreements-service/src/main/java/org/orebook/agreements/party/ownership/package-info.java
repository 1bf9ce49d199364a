/**
 * Who owns whom: dated statements with their sources, and what follows from chains of them. What nobody has said stays
 * unknown.
 */
package org.orebook.agreements.party.ownership;
