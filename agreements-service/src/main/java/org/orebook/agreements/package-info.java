/** Who has agreed what about the deposits: parties, agreements, and what of them is committed. */
package org.orebook.agreements;
