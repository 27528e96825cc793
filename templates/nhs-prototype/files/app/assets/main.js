// Scripts of your own. Each page has them: this file becomes /assets/main.js, with everything that it imports.
