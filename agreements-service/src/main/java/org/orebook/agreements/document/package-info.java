/** The documents of agreements: what was signed, in its languages, named by the hash of its bytes. */
package org.orebook.agreements.document;
