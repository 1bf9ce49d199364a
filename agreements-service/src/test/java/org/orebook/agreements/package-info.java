/** What agreements-service promises so far. */
package org.orebook.agreements;
