/** What agreements promise. */
package org.orebook.agreements.agreement;
