/** What the documents of this folder say of metrics, to be held against what the processes say. */
package org.orebook.observability;
