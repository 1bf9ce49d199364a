/** What the tests of this service have in common. */
package org.orebook.deposits.testing;
