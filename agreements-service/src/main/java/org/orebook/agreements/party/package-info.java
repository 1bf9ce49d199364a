/** States, agencies, companies, funds and persons, and who owns whom. */
package org.orebook.agreements.party;
