/** The service under test, and how tests speak to it. */
package org.orebook.agreements.testing;
