// Browsers send nothing for a checkbox that is not ticked. This says so for them, so that unticking one is kept as well.
for (const form of document.forms)
  form.addEventListener('submit', () => {
    for (const { name } of form.querySelectorAll('input[type="checkbox"][name]')) {
      const input = document.createElement('input');
      input.type = 'hidden';
      input.name = name;
      input.value = '_unchecked';
      form.append(input);
    }
  });
